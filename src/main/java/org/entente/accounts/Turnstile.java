package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * Lets in those who want a password hashed, which costs much on purpose: few at a time, few more wait, and of one network fewer
 * still, so that nobody's flood keeps others from signing in or takes all threads.
 */
@ApplicationScoped
class Turnstile {
  private static final int LANES = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
  private static final int INSIDE = 16;
  private static final int INSIDE_OF_ONE = 8;
  private static final int PATIENCE_SECONDS = 10;

  private final Semaphore lanes = new Semaphore(LANES, true);
  private final AtomicInteger inside = new AtomicInteger();
  private final Map<String, Integer> insideByNetwork = new ConcurrentHashMap<>();

  /** Does the work of somebody who signs in. */
  public <T> T pass(Network from, Supplier<T> work) {
    if (insideByNetwork.merge(from.toString(), 1, Integer::sum) > INSIDE_OF_ONE) {
      leave(from);
      throw Problem.of(ProblemKind.LIMITED, "limited", "Too many sign-ins come from your address at once; try again in a moment.")
          .with("retryAfter", 1);
    }
    try {
      if (inside.incrementAndGet() > INSIDE) {
        throw busy();
      }
      return lane(work);
    } finally {
      inside.decrementAndGet();
      leave(from);
    }
  }

  private void leave(Network from) {
    insideByNetwork.computeIfPresent(from.toString(), (key, count) -> count == 1 ? null : count - 1);
  }

  /** Does work that hashes. */
  public <T> T lane(Supplier<T> work) {
    boolean admitted = false;
    try {
      admitted = lanes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!admitted) {
        throw busy();
      }
      return work.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      if (admitted) {
        lanes.release();
      }
    }
  }

  private static Problem busy() {
    return Problem.of(ProblemKind.BUSY, "busy", "Many people are signing in at once; try again in a moment.").with("retryAfter", 2);
  }
}
