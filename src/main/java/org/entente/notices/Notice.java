package org.entente.notices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.editorial.Occasion;
import org.entente.editorial.Occurred;

/** What happened once, for however many people; until it is told, it waits for somebody to work out who they are. */
@Entity
@Table(name = "notice")
public class Notice {
  @Id
  UUID id;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind", updatable = false)
  Occasion kind;

  @Column(name = "content_id", updatable = false)
  UUID content;

  @Column(name = "type", updatable = false)
  String type;

  @Column(name = "locales", updatable = false)
  String locales;

  @Column(name = "by_id", updatable = false)
  UUID by;

  @Column(name = "number", updatable = false)
  int number;

  @Column(name = "planned_by", updatable = false)
  UUID plannedBy;

  @Column(name = "due", updatable = false)
  Instant due;

  @Column(name = "problem", updatable = false)
  String problem;

  @Column(name = "at", updatable = false)
  Instant at;

  @Column(name = "told_at")
  Instant toldAt;

  protected Notice() {}

  Notice(Occurred occurred, Instant now) {
    id = UUID.randomUUID();
    kind = occurred.occasion();
    content = occurred.content();
    type = occurred.type();
    locales = Languages.written(occurred.locales());
    by = occurred.by();
    number = occurred.number();
    occurred.plan().ifPresent(plan -> {
      plannedBy = plan.by();
      due = plan.due();
      problem = plan.problem().orElse(null);
    });
    at = now;
  }

  /** Those whom it concerns have their copies. */
  Instant told(Instant now) {
    toldAt = now;
    return now;
  }

  /** Empty for all. */
  List<Locale> languages() {
    return Languages.read(locales);
  }

  /** Whether its number is a comment's. */
  boolean isAboutAComment() {
    return kind == Occasion.COMMENT || kind == Occasion.REPLY;
  }

  /** Whether its number is a revision's. */
  boolean isAboutARevision() {
    return number > 0 && !isAboutAComment();
  }

  /** Whose plan it is about. */
  Optional<UUID> planner() {
    return Optional.ofNullable(plannedBy);
  }
}
