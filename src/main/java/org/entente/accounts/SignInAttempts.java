package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The attempts to sign in since the last that succeeded, kept in the database: they outlast a restart and count on every node.
 * A row leaves a quarter of an hour after its last attempt; whoever adds one sweeps.
 */
@ApplicationScoped
public class SignInAttempts {
  @PersistenceContext
  EntityManager entities;

  @Inject
  Clock clock;

  /** What became of the wish to try. {@code delay} is zero for an attempt that was let through. */
  record Verdict(Duration delay, boolean locked, boolean last) {
    boolean isRefused() {
      return !delay.isZero();
    }
  }

  /** Counts an attempt, or says how long to wait with it. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Verdict begin(String name, Network from) {
    Instant now = clock.instant();
    SignInAttempt.Key key = key(name, from);
    Optional<SignInAttempt> found = locked(key);
    int elsewhere = failuresElsewhere(key, now);
    found.filter(attempt -> !attempt.endsAt.isAfter(now)).ifPresent(over -> {
      over.forget(now);
      over.await(elsewhere, now);
    });
    SignInAttempt attempt = found.orElseGet(() -> added(key, elsewhere, now));
    if (attempt.isLocked()) {
      return new Verdict(Duration.between(now, attempt.endsAt), true, false);
    }
    if (attempt.openAt.isAfter(now)) {
      return new Verdict(Duration.between(now, attempt.openAt), false, false);
    }
    attempt.count(elsewhere, now);
    return new Verdict(Duration.ZERO, false, attempt.isLocked());
  }

  private SignInAttempt added(SignInAttempt.Key key, int elsewhere, Instant now) {
    entities.createQuery("delete from SignInAttempt a where a.endsAt <= :now").setParameter("now", now).executeUpdate();
    SignInAttempt attempt = new SignInAttempt(key, now);
    attempt.await(elsewhere, now);
    entities.persist(attempt);
    // Somebody may add the same row at this moment; then it is known here, and the caller tries again.
    entities.flush();
    return attempt;
  }

  private Optional<SignInAttempt> locked(SignInAttempt.Key key) {
    return entities.createQuery("select a from SignInAttempt a where a.key = :key", SignInAttempt.class)
        .setParameter("key", key).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
  }

  private int failuresElsewhere(SignInAttempt.Key key, Instant now) {
    return entities.createQuery("select coalesce(sum(a.failures), 0) from SignInAttempt a where a.key.name = :name"
            + " and a.key.network <> :network and a.endsAt > :now", Long.class).setParameter("name", key.name())
        .setParameter("network", key.network()).setParameter("now", now).getSingleResult().intValue();
  }

  /** The attempt under way has succeeded; part of the transaction that begins the session. */
  void succeeded(String name, Network from) {
    locked(key(name, from)).ifPresent(attempt -> attempt.succeed(clock.instant()));
  }

  /** Forgets everything that was tried under a name. */
  void forget(String name) {
    entities.createQuery("delete from SignInAttempt a where a.key.name = :name").setParameter("name", Token.of(name).hash())
        .executeUpdate();
  }

  /** How many networks are locked out from a name now. */
  long locks(String name) {
    return entities.createQuery("select count(a) from SignInAttempt a where a.key.name = :name and a.failures >= :most"
            + " and a.endsAt > :now", Long.class).setParameter("name", Token.of(name).hash())
        .setParameter("most", SignInAttempt.MOST).setParameter("now", clock.instant()).getSingleResult();
  }

  private static SignInAttempt.Key key(String name, Network from) {
    return new SignInAttempt.Key(Token.of(name).hash(), from.toString());
  }
}
