package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The one thread of a node that seals audit rows, at most a second behind, or twenty behind a transaction that took more than five. Of
 * the last seconds' rows it remembers which have their seal; now and then it asks the database which of the last minutes' have none,
 * because no transaction lives longer, at its start and after a failure which of all.
 */
@ApplicationScoped
public class AuditSealer {
  private static final Logger LOG = Logger.getLogger(AuditSealer.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration MOST_TRANSACTIONS = Duration.ofSeconds(5);
  /** The more is written, the longer a long look takes; the verifier misses a seal after a minute. */
  private static final Duration BETWEEN_LONG_LOOKS = Duration.ofSeconds(20);
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

  @Inject
  AuditSeals seals;

  @Inject
  Clock clock;

  private Thread thread;
  private boolean failing;
  private Instant far;
  private Instant longLook;
  private Set<UUID> sealed = Set.of();
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
    lookAtAllNext();
    try {
      do {
        pass();
      } while (!ended.await((failing ? PAUSE_AFTER_FAILURE : PAUSE).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass() {
    Instant now = clock.instant();
    try {
      if (now.isBefore(longLook)) {
        lookAtTheLast(now);
      } else {
        lookFar(now);
      }
      failing = false;
    } catch (Exception failed) {
      // Any: a commit over a dying link throws checked exceptions that no signature tells of, and this thread must not end.
      if (!isEnded() && !failing) {
        LOG.warnf("The audit trail cannot be sealed; trying again: %s", failed);
      }
      failing = true;
      lookAtAllNext();
    }
  }

  private void lookAtAllNext() {
    far = Instant.EPOCH;
    longLook = Instant.EPOCH;
  }

  private void lookAtTheLast(Instant now) {
    List<AuditSeals.Written> rows = seals.written(now.minus(MOST_TRANSACTIONS));
    rows.stream().filter(row -> !sealed.contains(row.id())).findFirst().ifPresent(first -> sealFrom(first.at()));
    sealed = rows.stream().map(AuditSeals.Written::id).collect(Collectors.toSet());
  }

  private void lookFar(Instant now) {
    seals.firstUnsealed(far).ifPresent(this::sealFrom);
    far = now.minus(LONGEST_TRANSACTION);
    longLook = now.plus(BETWEEN_LONG_LOOKS);
  }

  private void sealFrom(Instant first) {
    while (!isEnded() && seals.seal(first)) {
      // There may be more than one batch.
    }
  }

  private boolean isEnded() {
    return ended.getCount() == 0;
  }
}
