package org.entente.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RoundsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger begun = new AtomicInteger();
  private final Semaphore gone = new Semaphore(0);

  private void goRound() {
    begun.incrementAndGet();
    gone.release();
  }

  @Test
  void goesRoundAgainWhenItHasRested() throws Exception {
    Rounds rounds = new Rounds("rests-a-moment", () -> {
      goRound();
      return Duration.ofMillis(1);
    });
    rounds.start();
    gone.acquire(3);
    rounds.stop();
    assertThat(rounds.isEnded()).isTrue();
  }

  @Test
  void restsUnlessItIsWoken() throws Exception {
    Rounds rounds = new Rounds("rests-long", () -> {
      goRound();
      return LONG;
    });
    rounds.start();
    gone.acquire();
    rounds.wake();
    gone.acquire();
    rounds.stop();
    assertThat(begun).as("rounds: one at the start and one for each call").hasValue(2);
  }

  @Test
  void outlivesAFailure() throws Exception {
    Rounds rounds = new Rounds("fails-once", () -> {
      goRound();
      if (begun.get() == 1) {
        throw new Exception("away");
      }
      return LONG;
    });
    rounds.start();
    gone.acquire(2);
    rounds.stop();
    assertThat(begun).hasValue(2);
  }

  @Test
  void waitsForTheLastRound() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    AtomicBoolean finished = new AtomicBoolean();
    Rounds rounds = new Rounds("is-held", () -> {
      goRound();
      held.await();
      finished.set(true);
      return LONG;
    });
    rounds.start();
    gone.acquire();
    Thread stopping = Threads.begin("stops", rounds::stop);
    Until.holds("it waits", () -> stopping.getState() == Thread.State.TIMED_WAITING);
    held.countDown();
    stopping.join();
    assertThat(finished).isTrue();
    assertThat(begun).hasValue(1);
  }

  @Test
  void isADaemonWithTheClassesOfTheDeployment() throws Exception {
    Thread thread = Threads.of("daemon", () -> { });
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isSameAs(Rounds.class.getClassLoader());
  }
}
