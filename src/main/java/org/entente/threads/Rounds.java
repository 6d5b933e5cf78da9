package org.entente.threads;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * A thread that goes round again and again until it is stopped, once for all: it rests after each round, as long as that says, unless it
 * is woken. It takes a breath before the next in any case, so that what comes in the meantime is done together. No exception ends it.
 */
public final class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final String name;
  private final Duration breath;
  private final Round round;
  private final Semaphore calls = new Semaphore(0);
  private volatile boolean ended;
  private boolean failing;
  private Thread thread;

  /** One time round; says how long nothing more will be to do. */
  @FunctionalInterface
  public interface Round {
    Duration go() throws Exception;
  }

  /** Without a breath. */
  public Rounds(String name, Round round) {
    this(name, Duration.ZERO, round);
  }

  public Rounds(String name, Duration breath, Round round) {
    this.name = name;
    this.breath = breath;
    this.round = round;
  }

  public synchronized void start() {
    if (thread == null) {
      thread = Threads.begin(name, this::run);
    }
  }

  /** There is something to do. */
  public void wake() {
    calls.release();
  }

  /** The round that is under way is the last; it is waited for. */
  public synchronized void stop() {
    if (thread != null) {
      ended = true;
      wake();
      Threads.end(thread);
    }
  }

  /** Whether it is told to stop: a long round ends early then. */
  public boolean isEnded() {
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

  private Duration once() throws InterruptedException {
    try {
      Duration rest = round.go();
      failing = false;
      return rest;
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception away) {
      if (!ended && !failing) {
        LOG.warnf("%s failed and tries again: %s", name, away);
        LOG.debug("Why it failed", away);
      }
      failing = true;
      return AFTER_FAILURE;
    }
  }
}
