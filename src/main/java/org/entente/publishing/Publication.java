package org.entente.publishing;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Converters;

/** One entry of the log as it is kept. Written once, under the counter's lock; the printed bytes stand apart. */
@Entity
@Table(name = "publication")
public class Publication {
  @Id
  @Column(name = "sequence")
  long sequence;

  @Column(name = "first_sequence")
  long firstSequence;

  @Column(name = "content_id")
  UUID contentId;

  @Column(name = "type")
  String type;

  @Convert(converter = Converters.OfLocale.class)
  @Column(name = "locale")
  Locale locale;

  @Column(name = "slug")
  String slug;

  @Enumerated(EnumType.STRING)
  @Column(name = "action")
  Action action;

  @Column(name = "at")
  Instant at;

  /** When the print it shows was published: the entry's own instant, unless it only printed the same anew. */
  @Column(name = "published_at")
  Instant publishedAt;

  @Column(name = "first_published_at")
  Instant firstPublishedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /** The content's revision this was printed from. */
  @Column(name = "revision")
  int revision;

  @Column(name = "notice")
  String notice;

  @Column(name = "redirect")
  String redirect;

  /** Of the last major change, until there is another. */
  @Column(name = "public_note")
  String publicNote;

  @Column(name = "body_sha256")
  String bodySha256;

  @Column(name = "chain")
  String chain;

  protected Publication() {}

  /** Where a print stands in public: whose it is, in which language, under which slug. */
  public record Place(UUID content, String type, Locale locale, String slug) {}

  public long sequence() {
    return sequence;
  }

  public UUID contentId() {
    return contentId;
  }

  public String type() {
    return type;
  }

  public Locale locale() {
    return locale;
  }

  public String slug() {
    return slug;
  }

  public Action action() {
    return action;
  }

  /** True when this entry made, or kept, the variant public. */
  public boolean isLive() {
    return action.isPrint();
  }

  public Optional<String> notice() {
    return Optional.ofNullable(notice);
  }

  public Optional<String> redirect() {
    return Optional.ofNullable(redirect);
  }

  /** The hash of the printed bytes, lower-case hex; present exactly for prints. */
  public Optional<String> bodySha256() {
    return Optional.ofNullable(bodySha256);
  }

  /** True when what is public came in as already public. */
  public boolean isMigrated() {
    return action == Action.MIGRATED;
  }

  public Dates dates() {
    return new Dates(firstPublishedAt, updatedAt, publishedAt);
  }

  public Instant at() {
    return at;
  }

  public Instant firstPublishedAt() {
    return firstPublishedAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** What readers were told of the last change they were told of. */
  public Optional<String> publicNote() {
    return Optional.ofNullable(publicNote);
  }

  public int revision() {
    return revision;
  }
}
