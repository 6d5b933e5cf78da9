package org.entente.notices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A mail on its way to one person. It is no more when it is sent; one that was given up stays, with the reason. */
@Entity
@Table(name = "notice_mail")
@IdClass(NoticeCopy.Key.class)
public class NoticeMail {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final int LONGEST_PROBLEM = 500;

  @Id
  @Column(name = "notice_id")
  UUID notice;

  @Id
  @Column(name = "account_id")
  UUID account;

  @Column(name = "since", updatable = false)
  Instant since;

  @Column(name = "due")
  Instant due;

  @Column(name = "attempts")
  int attempts;

  @Column(name = "problem")
  String problem;

  protected NoticeMail() {}

  NoticeMail(NoticeCopy copy) {
    notice = copy.notice;
    account = copy.account;
    since = copy.at;
    due = copy.at;
  }

  NoticeCopy.Key key() {
    return new NoticeCopy.Key(notice, account);
  }

  /** Tried again later, each time after a longer pause; says whether there is a later. */
  boolean putOff(Instant now, String why) {
    attempts++;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    if (isStale(next)) {
      giveUp(why);
      return false;
    }
    problem = shortened(why);
    due = next;
    return true;
  }

  /** Nobody wants to hear of it so late. */
  boolean isStale(Instant now) {
    return now.isAfter(since.plus(PATIENCE));
  }

  /** Never tried again. */
  void giveUp(String why) {
    problem = shortened(why);
    due = null;
  }

  boolean isGivenUp() {
    return due == null;
  }

  private static String shortened(String why) {
    String line = why.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(LONGEST_PROBLEM, line.length()));
  }
}
