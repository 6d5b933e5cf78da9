package org.entente.editorial;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;
import org.entente.content.Converters;

/** One language of a content in a release, bound to its text as it was when it was put there. */
@Entity
@Table(name = "release_item")
public class ReleaseItem {
  /** One language of a content. */
  record Place(UUID content, Locale locale) {}

  @Id
  UUID id;

  @Column(name = "release_id", updatable = false)
  UUID release;

  @Column(name = "content_id", updatable = false)
  UUID content;

  @Convert(converter = Converters.OfLocale.class)
  @Column(name = "locale", updatable = false)
  Locale locale;

  @Column(name = "type", updatable = false)
  String type;

  /** Null where an undoing has ended a print. */
  @Column(name = "fingerprint")
  String fingerprint;

  /** Who had published without review what this took the place of, while nobody had reviewed it. */
  @Column(name = "former_forced_by")
  UUID formerForcedBy;

  protected ReleaseItem() {}

  ReleaseItem(UUID release, String type, Place place, String fingerprint) {
    this.id = UUID.randomUUID();
    this.release = release;
    this.content = place.content();
    this.locale = place.locale();
    this.type = type;
    this.fingerprint = fingerprint;
  }

  Place place() {
    return new Place(content, locale);
  }
}
