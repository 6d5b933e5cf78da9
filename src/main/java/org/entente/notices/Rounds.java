package org.entente.notices;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * A thread that goes round again and again until it is stopped: it rests after each round, as long as that says, unless it is woken. It
 * takes a breath before the next in any case, so that what comes in the meantime is done together.
 */
final class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Duration breath;
  private final Round round;
  private final Semaphore calls = new Semaphore(0);
  private volatile boolean ended;
  private boolean failing;
  private Thread thread;

  /** One time round; says how long nothing more will be to do. */
  interface Round {
    Duration go() throws Exception;
  }

  Rounds(String name, Duration breath, Round round) {
    this.name = name;
    this.breath = breath;
    this.round = round;
  }

  synchronized void start() {
    if (thread == null) {
      ended = false;
      thread = new Thread(this::run, name);
      thread.setDaemon(true);
      thread.setContextClassLoader(Rounds.class.getClassLoader());
      thread.start();
    }
  }

  /** There is something to do. */
  void wake() {
    calls.release();
  }

  /** Never an interrupt: it would close the embedded database's file under everybody's hands. */
  synchronized void stop() {
    if (thread != null) {
      ended = true;
      wake();
      try {
        thread.join(PATIENCE.toMillis());
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  boolean isEnded() {
    return ended;
  }

  private void run() {
    try {
      while (!ended) {
        Duration rest = once();
        LockSupport.parkNanos(breath.toNanos());
        if (!ended && calls.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
          calls.drainPermits();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration once() {
    try {
      Duration rest = round.go();
      failing = false;
      return rest;
    } catch (Exception away) {
      // Any: a commit over a dying link throws checked exceptions that no signature tells of, and this thread must not end.
      if (!ended && !failing) {
        LOG.warnf("%s failed and tries again: %s", name, away);
      }
      failing = true;
      return AFTER_FAILURE;
    }
  }
}
