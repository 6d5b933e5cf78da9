package org.entente.edition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.jboss.logging.Logger;

/** Where readers find the current edition, and where a writer waits until it has been reached. */
public final class Editions {
  private static final Logger LOG = Logger.getLogger(Editions.class);

  private final Semaphore wakes = new Semaphore(0);
  private final Object turn = new Object();
  private final List<Function<Edition, Runnable>> preparations = new CopyOnWriteArrayList<>();
  private volatile Edition current;

  /** The current edition, held for the caller, who closes it. BUSY {@code edition-not-ready} while none is open. */
  public Edition current() {
    for (Edition edition = current; edition != null; edition = current) {
      // Between reading the field and holding it a newer one may have taken its place.
      if (edition.hold()) {
        return edition;
      }
    }
    throw Problem.of(ProblemKind.BUSY, "edition-not-ready", "The public edition is not open yet; ask again in a moment.");
  }

  /** The number of the current edition, if an answer on that footing is the one it would give. Holds nothing and waits for nothing. */
  public Optional<String> numberFor(Footing footing) {
    Edition edition = current;
    return edition == null ? Optional.empty() : edition.numberFor(footing);
  }

  public boolean isOpen() {
    return current != null;
  }

  /**
   * From now on each edition is handed over before it is shown, and what that gives is run as soon as it is. Whoever has published
   * something waits meanwhile: it must be short.
   */
  public void beforeEach(Function<Edition, Runnable> preparation) {
    preparations.add(preparation);
  }

  /** Tells the follower that the log has grown. */
  public void wake() {
    wakes.release();
  }

  /** Waits until the current edition shows that number of the log; false when it did not within the time. */
  public boolean awaitReached(long number, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (turn) {
      try {
        while (current == null || current.number() < number) {
          long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          if (left <= 0) {
            return false;
          }
          turn.wait(left);
        }
        return true;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** Shows a newer edition; the one before is closed as soon as its last reader has closed it. */
  void show(Edition newer) {
    List<Runnable> prepared = preparations.stream().map(preparation -> prepared(preparation, newer)).toList();
    replace(newer);
    prepared.forEach(Runnable::run);
  }

  /** What a preparation gives; what it fails at is made later, and no reason to keep readers from the edition. */
  private static Runnable prepared(Function<Edition, Runnable> preparation, Edition newer) {
    try {
      return preparation.apply(newer);
    } catch (RuntimeException failed) {
      LOG.warn("Answers could not be made beforehand", failed);
      return () -> { };
    }
  }

  /** Shows none; readers that hold one may finish. */
  void end() {
    replace(null);
  }

  private void replace(Edition next) {
    Edition before;
    synchronized (turn) {
      before = current;
      current = next;
      turn.notifyAll();
    }
    if (before != null) {
      before.close();
    }
  }

  /** Waits for a wake, at most so long. */
  void awaitWake(Duration atMost) throws InterruptedException {
    wakes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    wakes.drainPermits();
  }
}
