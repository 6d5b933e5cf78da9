package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread of a node that seals audit rows, at most a second behind, or five behind a transaction that took more than five. It
 * looks at the last seconds only, every few seconds at the last minutes, because no transaction lives longer; at its start and after
 * a failure it looks at everything.
 */
@ApplicationScoped
public class AuditSealer {
  private static final Logger LOG = Logger.getLogger(AuditSealer.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration MOST_TRANSACTIONS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LONG_LOOKS = Duration.ofSeconds(5);
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

  @Inject
  AuditSeals seals;

  @Inject
  Clock clock;

  private Thread thread;
  private boolean failing;
  private Instant lookedFar = Instant.EPOCH;
  private volatile CountDownLatch ended;

  public synchronized void start() {
    if (thread == null) {
      ended = new CountDownLatch(1);
      thread = new Thread(this::run, "entente-audit-sealer");
      thread.setDaemon(true);
      thread.start();
    }
  }

  public synchronized void stop() {
    if (thread != null) {
      // Never an interrupt: it would close the embedded database's file under everybody's hands.
      ended.countDown();
      try {
        thread.join(Duration.ofSeconds(5).toMillis());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  private void run() {
    Instant since = Instant.EPOCH;
    try {
      do {
        since = pass(since);
      } while (!ended.await((since.equals(Instant.EPOCH) ? PAUSE_AFTER_FAILURE : PAUSE).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Seals what there is; says from when the next pass must look. */
  private Instant pass(Instant since) {
    Instant begun = clock.instant();
    try {
      while (!isEnded() && seals.seal(since) > 0) {
        // There may be more than one batch.
      }
      failing = false;
      return begun.minus(farEnough(begun));
    } catch (Exception failed) {
      // Any: a commit over a dying link throws checked exceptions that no signature tells of, and this thread must not end.
      if (!isEnded() && !failing) {
        LOG.warnf("The audit trail cannot be sealed; trying again: %s", failed);
      }
      failing = true;
      return Instant.EPOCH;
    }
  }

  /** The longer the look, the more it costs while much is written. */
  private Duration farEnough(Instant now) {
    if (now.isBefore(lookedFar.plus(BETWEEN_LONG_LOOKS))) {
      return MOST_TRANSACTIONS;
    }
    lookedFar = now;
    return LONGEST_TRANSACTION;
  }

  private boolean isEnded() {
    return ended.getCount() == 0;
  }
}
