package org.entente.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The house's time is the database's and passes steadily, whatever is done to the machine's clock. */
class DatabaseClockTest {
  private static final Instant NOON = Instant.parse("2026-07-14T12:00:00Z");

  private Instant machine = NOON.plus(Duration.ofHours(1));
  private long nanos = 7;
  private final DatabaseClock clock = new DatabaseClock(new Clock() {
    @Override
    public Instant instant() {
      return machine;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }, () -> nanos);

  private void pass(Duration time) {
    nanos += time.toNanos();
    machine = machine.plus(time);
  }

  private void hear(Instant database, Duration journey) {
    long asked = clock.count();
    pass(journey);
    clock.heard(database, asked);
  }

  @Test
  void isTheMachinesUntilTheDatabaseHasBeenHeard() {
    pass(Duration.ofSeconds(2));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)).plusSeconds(2));
  }

  @Test
  void followsTheDatabaseForwardAndBack() {
    hear(NOON, Duration.ofMillis(2));
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1));
    pass(Duration.ofSeconds(1));
    hear(NOON.plusSeconds(900), Duration.ZERO);
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(900));
  }

  @Test
  void noHandMovesIt() {
    hear(NOON, Duration.ZERO);
    machine = machine.minus(Duration.ofMinutes(10));
    pass(Duration.ofMillis(250));
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(250));
  }

  @Test
  void passesSteadilyWhileAnswersDifferALittleOrComeLate() {
    hear(NOON, Duration.ZERO);
    pass(Duration.ofMillis(250));
    hear(NOON.plusMillis(247), Duration.ZERO);
    assertThat(clock.instant()).as("no step back for a jitter").isEqualTo(NOON.plusMillis(250));
    hear(NOON.plusMillis(240), Duration.ofMillis(40));
    assertThat(clock.instant()).as("it was that time on the way").isEqualTo(NOON.plusMillis(290));
    hear(NOON.plusSeconds(60), Duration.ofSeconds(1));
    assertThat(clock.instant()).as("an answer that took a second tells no time").isEqualTo(NOON.plusMillis(1290));
  }

  @Test
  void tellsWholeMicroseconds() {
    pass(Duration.ofNanos(1_999));
    assertThat(clock.instant().getNano()).isEqualTo(1_000);
  }
}
