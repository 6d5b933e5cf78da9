package org.entente.edition;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code edition} and {@code asOf}. */
final class MomentReader {
  static final String CURRENT = "current";
  private static final int LENGTH_OF_DAY = "2015-05-11".length();

  private final ZoneId zone;
  private final Clock clock;

  MomentReader(ZoneId zone, Clock clock) {
    this.zone = zone;
    this.clock = clock;
  }

  Moment read(Optional<Parameter> edition, Optional<Parameter> asOf) {
    if (edition.isPresent() && asOf.isPresent()) {
      throw Refusal.together(asOf.get(), "a walk is pinned to an edition of now; ask for 'edition' or for 'asOf'");
    }
    return edition.map(MomentReader::pinned).or(() -> asOf.map(this::past)).orElseGet(Moment.Now::new);
  }

  private static Moment pinned(Parameter parameter) {
    String text = parameter.value();
    if (text.equals(CURRENT)) {
      return new Moment.Pinned(OptionalLong.empty());
    }
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw Refusal.value(parameter, "write 'current', or follow links.next");
    }
    return new Moment.Pinned(OptionalLong.of(Long.parseLong(text)));
  }

  private Moment past(Parameter parameter) {
    Instant moment = moment(parameter);
    if (moment.isAfter(clock.instant())) {
      throw Refusal.value(parameter, "write a moment that has passed; a day without a time is its end");
    }
    return new Moment.Past(moment);
  }

  /** A day without a time is its last moment, so that all that became public on that day is there. */
  private Instant moment(Parameter parameter) {
    String text = parameter.value();
    try {
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
      }
      if (text.startsWith("T", LENGTH_OF_DAY)) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException noMoment) {
      // Told below, like any other text.
    }
    throw Refusal.value(parameter, "write a time with its offset, the plus sign escaped (2015-05-11T10:00:00%2B02:00), or a day (2015-05-11)");
  }
}
