package org.entente.content;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.values.Audience;
import org.entente.values.FieldRole;

/**
 * The working copy of one content: facts once, words per language, a variant per language. It is born with an id and a type
 * that never change; only the desk changes the rest.
 */
@Entity
@Table(name = "content")
@Inheritance(strategy = InheritanceType.JOINED)
public abstract class Content {
  @Id
  UUID id;

  @Column(name = "type", updatable = false)
  String type;

  @Convert(converter = Converters.OfLocale.class)
  @Column(name = "first_locale", updatable = false)
  Locale firstLocale;

  @Column(name = "version")
  long version;

  @Column(name = "revision")
  int revision;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Valid
  @Embedded
  @Field
  Provenance provenance;

  @Column(name = "review_by")
  @Field(audience = Audience.INTERNAL, role = FieldRole.REVIEW_BY)
  LocalDate reviewBy;

  @Column(name = "expires")
  @Field(audience = Audience.INTERNAL, role = FieldRole.EXPIRY)
  LocalDate expires;

  @Column(name = "embargo_until")
  @Field(audience = Audience.INTERNAL, role = FieldRole.EMBARGO)
  Instant embargoUntil;

  @Column(name = "redacted_at")
  Instant redactedAt;

  @Size(max = 4000)
  @Column(name = "note")
  @Field(audience = Audience.INTERNAL)
  String note;

  @OneToMany(mappedBy = "content", cascade = CascadeType.ALL)
  @MapKey(name = "locale")
  Map<Locale, Variant> variants = new HashMap<>();

  /** The words of every language; a live map whose values the type's own nested class describes. */
  public abstract Map<Locale, ? extends Words> words();

  /** What a person should settle about this content, as far as the content itself shows it. */
  public Stream<Doubt> doubts() {
    return Stream.empty();
  }

  /** Gives a new working copy its identity; once. */
  public void begin(UUID newId, String typeName, Locale locale, Instant now) {
    if (id != null) {
      throw new IllegalStateException("content " + id + " has begun already");
    }
    id = newId;
    type = typeName;
    firstLocale = locale;
    createdAt = now;
  }

  /** All that is left after its text was taken out by law: an id that others may refer to, archived in every language it had. */
  public void redact(Instant now) {
    redactedAt = now;
    words().clear();
    variants.values().forEach(variant -> variant.redact(now));
  }

  /** Nothing is done with it any more. */
  public boolean isRedacted() {
    return redactedAt != null;
  }

  /** A changed content has another version; returns the new one. */
  public long raiseVersion() {
    return ++version;
  }

  /** The number of the next revision; numbers start at 1 and have no gap. */
  public int nextRevision() {
    return ++revision;
  }

  public UUID id() {
    return id;
  }

  public String type() {
    return type;
  }

  public Locale firstLocale() {
    return firstLocale;
  }

  public long version() {
    return version;
  }

  public int revision() {
    return revision;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Provenance provenance() {
    return provenance;
  }

  /** The last day on which what is published from now on shall be public. */
  public Optional<LocalDate> expires() {
    return Optional.ofNullable(expires);
  }

  /** The moment before which nothing of it may become public. */
  public Optional<Instant> embargoUntil() {
    return Optional.ofNullable(embargoUntil);
  }

  public Map<Locale, Variant> variants() {
    return Collections.unmodifiableMap(variants);
  }

  public Optional<Variant> variant(Locale locale) {
    return Optional.ofNullable(variants.get(locale));
  }

  /** Opens a language that has no variant yet, as a draft. */
  public Variant open(Locale locale) {
    return variants.computeIfAbsent(locale, language -> new Variant(this, language));
  }
}
