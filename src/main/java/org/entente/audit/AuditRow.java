package org.entente.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** One act, written once and never changed. */
@Entity
@Table(name = "audit")
class AuditRow {
  /** The outcome of an act that was done; a refused one has its problem's slug. */
  static final String DONE = "done";

  @Id
  UUID id;

  @Column(name = "at", updatable = false)
  Instant at;

  @Column(name = "account_id", updatable = false)
  UUID account;

  @Column(name = "action", updatable = false)
  String action;

  @Column(name = "type", updatable = false)
  String type;

  @Column(name = "subject_id", updatable = false)
  UUID subject;

  @Column(name = "locale", updatable = false)
  String locale;

  @Column(name = "outcome", updatable = false)
  String outcome;

  @Column(name = "detail", updatable = false)
  String detail;

  protected AuditRow() {}

  AuditRow(Instant at, UUID account, String action, Subject subject, String outcome, String detail) {
    this.id = UUID.randomUUID();
    this.at = at;
    this.account = account;
    this.action = action;
    this.type = subject.type();
    this.subject = subject.id().orElse(null);
    this.locale = subject.locale().map(Locale::toLanguageTag).orElse(null);
    this.outcome = outcome;
    this.detail = detail;
  }
}
