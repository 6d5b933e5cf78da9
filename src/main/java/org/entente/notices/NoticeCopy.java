package org.entente.notices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One person's copy of a notice; nobody else ever sees it. */
@Entity
@Table(name = "notice_copy")
@IdClass(NoticeCopy.Key.class)
public class NoticeCopy {
  /** Of one notice a person has one copy. */
  public record Key(UUID notice, UUID account) implements Serializable {
    public Key() {
      this(null, null);
    }
  }

  @Id
  @Column(name = "notice_id")
  UUID notice;

  @Id
  @Column(name = "account_id")
  UUID account;

  @Column(name = "locales", updatable = false)
  String locales;

  /** When it came, which is the order in which a person reads. */
  @Column(name = "at", updatable = false)
  Instant at;

  @Column(name = "read_at")
  Instant readAt;

  protected NoticeCopy() {}

  NoticeCopy(Notice of, UUID account, Collection<Locale> locales, Instant now) {
    this.notice = of.id;
    this.account = account;
    this.locales = Languages.written(locales);
    this.at = now;
  }

  /** Those that concern this person; empty for all. */
  List<Locale> languages() {
    return Languages.read(locales);
  }

  /** When it was read first. */
  Instant read(Instant now) {
    readAt = isRead() ? readAt : now;
    return readAt;
  }

  boolean isRead() {
    return readAt != null;
  }
}
