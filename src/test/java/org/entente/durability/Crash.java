package org.entente.durability;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The moment between writers at work and nothing: failures are expected from here on and never before. */
final class Crash {
  private final CountDownLatch due;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private volatile boolean begun;

  /** It is due when so many writes have been acknowledged; the other writers are anywhere in their requests then. */
  Crash(int afterAcknowledged) {
    this.due = new CountDownLatch(afterAcknowledged);
  }

  void acknowledged() {
    acknowledged.incrementAndGet();
    due.countDown();
  }

  /** Nobody is left to bring it about. */
  void giveUp() {
    while (due.getCount() > 0) {
      due.countDown();
    }
  }

  void awaitDue() throws InterruptedException {
    due.await();
  }

  void begin() {
    begun = true;
  }

  boolean hasBegun() {
    return begun;
  }

  int count() {
    return acknowledged.get();
  }
}
