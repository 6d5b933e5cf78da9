package org.entente.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How somebody at one network fares in signing in under one name. Every attempt counts as failed when it begins, so that many at
 * once count as many; one that succeeds takes the count back. The answer never depends on whether the name is anybody's.
 */
@Entity
@Table(name = "sign_in_attempt")
class SignInAttempt {
  /** Attempts under one name, from wherever, before each further one has to wait. */
  static final int FREE = 5;
  /** Failures from one network under one name before it is locked out. */
  static final int MOST = 8;
  static final Duration LOCKED = Duration.ofMinutes(15);
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  /** How long a network where somebody has signed in is known: nobody else's failures make its people wait. */
  static final Duration KNOWN = Duration.ofDays(7);

  @EmbeddedId
  Key key;

  @Column(name = "failures")
  int failures;

  @Column(name = "open_at")
  Instant openAt;

  @Column(name = "ends_at")
  Instant endsAt;

  protected SignInAttempt() {}

  SignInAttempt(Key key, Instant now) {
    this.key = key;
    forget(now);
  }

  /** As if nothing had been tried. */
  void forget(Instant now) {
    failures = 0;
    openAt = now;
    endsAt = now.plus(LOCKED);
  }

  boolean isLocked() {
    return failures >= MOST;
  }

  /** One more attempt; the next has to wait by how many have failed under this name. */
  void count(int failedElsewhere, Instant now) {
    failures++;
    openAt = now.plus(delay(failures + failedElsewhere));
    endsAt = now.plus(LOCKED);
  }

  /** A place nobody knows, while others fail under this name: it waits once, then is as good as any. */
  void await(int failedElsewhere, Instant now) {
    openAt = now.plus(delay(failedElsewhere));
  }

  void succeed(Instant now) {
    forget(now);
    endsAt = now.plus(KNOWN);
  }

  /** 1, 2, 4, 8, 16, then 30 seconds, once the free attempts are used up. */
  static Duration delay(int failures) {
    int beyond = failures - FREE;
    Duration delay = beyond < 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(beyond, 10));
    return delay.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : delay;
  }

  /** The name as it was typed, by its hash, and the network. */
  @Embeddable
  record Key(@Column(name = "name_sha256") String name, @Column(name = "network") String network) implements Serializable {}
}
