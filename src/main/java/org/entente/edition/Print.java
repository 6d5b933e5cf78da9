package org.entente.edition;

import java.time.Instant;
import java.util.UUID;

/** A live variant of an edition: who it is and its bytes. Valid while the edition is open. */
public final class Print {
  private final Stored stored;

  Print(Stored stored) {
    this.stored = stored;
  }

  public String type() {
    return stored.word(Stored.TYPE);
  }

  public UUID id() {
    return UUID.fromString(stored.text(Stored.CONTENT).orElseThrow());
  }

  /** A language tag. */
  public String locale() {
    return stored.word(Stored.LANGUAGE);
  }

  public String slug() {
    return stored.text(Stored.SLUG).orElseThrow();
  }

  /** The number of its entry in the log. */
  public long number() {
    return stored.number(Stored.NUMBER);
  }

  /** The number of the last entry of its content, in whatever language: it rises also when another language is withdrawn. */
  public long latest() {
    return stored.number(Stored.LATEST);
  }

  /** When this print became public. */
  public Instant publishedAt() {
    return stored.instant();
  }

  /** The object as delivered unless more is asked, UTF-8 JSON. */
  public byte[] delivered() {
    return stored.bytes(Stored.DELIVERED).orElseThrow();
  }

  /** What readers were told of its changes: {@code [{"at","publicNote"?}]}, newest first, UTF-8 JSON. */
  public byte[] changes() {
    return stored.bytes(Stored.CHANGES).orElseThrow();
  }

  /** The whole print, UTF-8 JSON. */
  public byte[] whole() {
    return stored.print().orElseThrow();
  }
}
