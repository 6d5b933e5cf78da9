package org.entente.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entente.audit.AuditHead;
import org.entente.audit.AuditSeals;
import org.entente.publishing.LogHead;
import org.entente.publishing.PublicationLog;
import org.jboss.logging.Logger;

/**
 * Writes the ends of both chains into the server's log, at the start and once a day. Kept outside the installation, such a line
 * proves later that nothing before it was rewritten.
 */
@ApplicationScoped
public class Heads {
  private static final Logger LOG = Logger.getLogger(Heads.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject
  PublicationLog log;

  @Inject
  AuditSeals seals;

  private final Object turn = new Object();
  private CountDownLatch ended;
  private Thread thread;

  public void start() {
    synchronized (turn) {
      ended = new CountDownLatch(1);
      thread = new Thread(() -> run(ended), "entente-heads");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Never an interrupt: it would close the embedded database's file under everybody's hands. */
  public void stop() {
    synchronized (turn) {
      ended.countDown();
      try {
        thread.join(PATIENCE.toMillis());
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run(CountDownLatch end) {
    try {
      while (!end.await((write() ? DAY : AFTER_FAILURE).toMillis(), TimeUnit.MILLISECONDS)) {
        // A day has passed, or a failure may have.
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean write() {
    try {
      LogHead published = log.head();
      AuditHead sealed = seals.head();
      LOG.infof("HEADS log %d %s audit %d %s", published.sequence(), published.chain(), sealed.number(), sealed.chain());
      return true;
    } catch (RuntimeException away) {
      LOG.warnf("The ends of the chains could not be read (%s); trying again in a minute.", away);
      return false;
    }
  }
}
