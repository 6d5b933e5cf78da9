package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The one thread of a node that seals audit rows, at most a second behind. It looks at the last minutes only, because no
 * transaction lives longer; at its start and after a failure it looks at everything.
 */
@ApplicationScoped
public class AuditSealer {
  private static final Logger LOG = Logger.getLogger(AuditSealer.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

  @Inject
  AuditSeals seals;

  @Inject
  Clock clock;

  private Thread thread;

  public synchronized void start() {
    if (thread == null) {
      thread = new Thread(this::run, "entente-audit-sealer");
      thread.setDaemon(true);
      thread.start();
    }
  }

  public synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
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
      while (true) {
        since = pass(since);
        Thread.sleep((since.equals(Instant.EPOCH) ? PAUSE_AFTER_FAILURE : PAUSE).toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Seals what there is; says from when the next pass must look. */
  private Instant pass(Instant since) {
    Instant begun = clock.instant();
    try {
      while (!Thread.currentThread().isInterrupted() && seals.seal(since) > 0) {
        // There may be more than one batch.
      }
      return begun.minus(LONGEST_TRANSACTION);
    } catch (RuntimeException failed) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warnf("The audit trail could not be sealed; trying again: %s", failed);
      }
      return Instant.EPOCH;
    }
  }
}
