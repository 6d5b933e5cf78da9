package org.entente.problem;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page ended: the instant and id of its last entry. Opaque to clients. */
public record Cursor(Instant at, UUID id) {
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
  public static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

  public static Cursor read(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = plain.indexOf(' ');
      if (space > 0) {
        Cursor cursor = new Cursor(Instant.parse(plain.substring(0, space)), UUID.fromString(plain.substring(space + 1)));
        if (cursor.isOfAList() && (cursor.at + " " + cursor.id).equals(plain)) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException | DateTimeException forged) {
      // told below
    }
    throw Parameters.bad("after", "is no cursor of this list; take it from links.next");
  }

  /** No entry stands before the epoch or behind the year 9999; what does would be no time to a database. */
  private boolean isOfAList() {
    return !at.isBefore(Instant.EPOCH) && at.isBefore(END);
  }

  public String write() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
  }
}
