package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.entente.access.Actor;
import org.entente.accounts.Accounts;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.edition.Editions;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;

/**
 * What every door does around the desk: one transaction, which holds the account that acts so that nobody suspends or demotes
 * it meanwhile, again when two collide, a row in the audit when somebody is refused, and after a publication a short wait until this node's own readers see it.
 */
@ApplicationScoped
public class Door {
  private static final int ATTEMPTS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  /** Unique key taken, foreign key gone: another came first, and the next attempt sees what it did. */
  private static final Set<String> COLLIDING = Set.of("23505", "23503", "23506");
  private static final Set<ProblemKind> REFUSALS = Set.of(ProblemKind.FORBIDDEN, ProblemKind.REFUSED);

  @Inject
  Transactions transactions;

  @Inject
  Accounts accounts;

  @Inject
  AuditTrail audit;

  @Inject
  Editions editions;

  /** Does the work in a transaction of its own. */
  public <T> T pass(Actor actor, String action, Subject subject, Supplier<T> work) {
    try {
      return pass(() -> {
        accounts.hold(actor);
        return work.get();
      });
    } catch (Problem refused) {
      if (REFUSALS.contains(refused.kind())) {
        audit.refused(actor, action, subject, refused.slug());
      }
      throw refused;
    }
  }

  /** The same for the house itself: nobody asks for it now, so no account is held and no refusal recorded. */
  <T> T pass(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.keep(work);
      } catch (RuntimeException failure) {
        if (!isCollision(failure)) {
          throw failure;
        }
        if (attempt == ATTEMPTS) {
          throw Problem.of(ProblemKind.BUSY, "busy", "Many people are writing the same at once; try again in a moment.");
        }
        stepAside(attempt);
      }
    }
  }

  /** Those who collided come back at different times, later each time: up to 64 ms. */
  private static void stepAside(int attempt) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1L << Math.min(attempt, 6))));
  }

  /** Whether this node's readers have reached a number of the log; waits for it a little. */
  public boolean isVisible(long sequence) {
    editions.wake();
    return editions.awaitReached(sequence, PATIENCE);
  }

  /** Two who came at the same time: the second attempt sees what the first has done and answers to that. */
  private static boolean isCollision(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LockTimeoutException || cause instanceof OptimisticLockException
          || cause instanceof PessimisticLockException || cause instanceof LockAcquisitionException
          || cause instanceof ConstraintViolationException violation && COLLIDING.contains(violation.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
