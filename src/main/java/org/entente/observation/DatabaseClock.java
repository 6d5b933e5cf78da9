package org.entente.observation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The time of the house: the database's, so that all nodes agree on when something became public and how long a token lives, whatever
 * their own clocks say. Between two looks at the database the machine's steady counter tells how far it has come, which no hand moves;
 * before the first look, and where no database answers, it goes on from what is known. In whole microseconds, as the databases keep
 * them: an instant read back is the instant that was written.
 */
public final class DatabaseClock extends Clock {
  private static final Logger LOG = Logger.getLogger(DatabaseClock.class);
  /** Who waited longer for the answer does not know when it was given. */
  private static final Duration SLOW = Duration.ofMillis(100);
  /** What lies closer together is the same time. */
  private static final Duration JITTER = Duration.ofMillis(10);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  private final Clock own;
  private final LongSupplier counter;
  private final ZoneId zone;
  private volatile Anchor anchor;
  private volatile Duration told = Duration.ZERO;

  /** A moment, and what the counter showed then. */
  private record Anchor(Instant moment, long nanos) {}

  /**
   * @param own the machine's clock, which counts until the database has been asked
   * @param counter nanoseconds from some moment on, never set
   */
  public DatabaseClock(Clock own, LongSupplier counter) {
    this.own = own;
    this.counter = counter;
    this.zone = ZoneOffset.UTC;
    this.anchor = new Anchor(own.instant(), counter.getAsLong());
  }

  @Override
  public Instant instant() {
    return at(counter.getAsLong()).truncatedTo(ChronoUnit.MICROS);
  }

  private Instant at(long nanos) {
    Anchor from = anchor;
    return from.moment().plusNanos(nanos - from.nanos());
  }

  /** What the counter shows; to be told to {@link #heard} with the answer. */
  long count() {
    return counter.getAsLong();
  }

  /**
   * The database said what time it is.
   *
   * @param asked the counter when it was asked
   */
  void heard(Instant database, long asked) {
    long answered = counter.getAsLong();
    Duration journey = Duration.ofNanos(answered - asked);
    if (journey.compareTo(SLOW) > 0) {
      return;
    }
    // It was that time somewhere on the way; whatever fits is right already.
    Instant here = at(answered);
    if (here.isBefore(database.minus(JITTER)) || here.isAfter(database.plus(journey).plus(JITTER))) {
      anchor = new Anchor(database.plus(journey.dividedBy(2)), answered);
    }
    tellOf(Duration.between(at(answered), own.instant()));
  }

  /** Each time that it has moved. */
  private void tellOf(Duration difference) {
    if (difference.minus(told).abs().compareTo(WORTH_TELLING) > 0) {
      told = difference;
      LOG.warnf("This machine's clock differs from the database's by %d s; the database's counts. Check the time service of both.",
          Math.round(difference.toMillis() / 1e3));
    }
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    throw new UnsupportedOperationException("instants have no zone; give it where a local time is made");
  }
}
