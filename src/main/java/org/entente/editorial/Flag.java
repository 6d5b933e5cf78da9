package org.entente.editorial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.entente.content.Doubt;

/** A doubt about a content, until a person settles it. It never blocks a move. */
@Entity
@Table(name = "flag")
public class Flag {
  @Id
  UUID id;

  @Column(name = "content_id", updatable = false)
  UUID contentId;

  @Column(name = "code", updatable = false)
  String code;

  @Column(name = "detail")
  String detail;

  @Column(name = "raised_at")
  Instant raisedAt;

  @Column(name = "settled_by")
  UUID settledBy;

  @Column(name = "settled_at")
  Instant settledAt;

  @Column(name = "note")
  String note;

  protected Flag() {}

  Flag(UUID contentId, Doubt doubt, Instant now) {
    this.id = UUID.randomUUID();
    this.contentId = contentId;
    this.code = doubt.flag();
    this.detail = doubt.detail();
    this.raisedAt = now;
  }

  /** The same doubt again: settled it stays, unless it now says something else. */
  void raisedAgain(Doubt doubt, Instant now) {
    if (!detail.equals(doubt.detail())) {
      detail = doubt.detail();
      raisedAt = now;
      settledBy = null;
      settledAt = null;
      note = null;
    }
  }

  void settle(UUID person, String reason, Instant now) {
    settledBy = person;
    settledAt = now;
    note = reason;
  }

  public UUID contentId() {
    return contentId;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public boolean isOpen() {
    return settledAt == null;
  }

  public String note() {
    return note;
  }
}
