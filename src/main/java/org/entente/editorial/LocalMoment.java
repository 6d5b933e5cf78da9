package org.entente.editorial;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.problem.Problem;

/**
 * A moment as people say it: what the clock on the wall of some zone shows. Where the wall shows it never, or twice, whoever says it
 * is asked.
 */
record LocalMoment(LocalDateTime at, ZoneId zone, Instant instant) {
  private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");
  private static final Duration FARTHEST = Duration.ofDays(36_525);

  /**
   * @param usual the zone that is meant when none is named
   * @param offset which of two is meant, where a local time exists twice
   */
  static LocalMoment read(String at, Optional<String> zone, Optional<String> offset, ZoneId usual) {
    LocalDateTime local = local(at);
    ZoneId place = zone.map(LocalMoment::zone).orElse(usual);
    List<ZoneOffset> offsets = place.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw neverShown(local, place);
    }
    return new LocalMoment(local, place, local.toInstant(offset(local, place, offsets, offset)));
  }

  /** What the wall shows at an instant, or at the next whole second. */
  static LocalMoment notBefore(Instant instant, ZoneId zone) {
    Instant whole = Instant.ofEpochSecond(instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1);
    return new LocalMoment(whole.atZone(zone).toLocalDateTime(), zone, whole);
  }

  ZoneOffset offset() {
    return zone.getRules().getOffset(instant);
  }

  /** Whether another moment of the zone shows the same time. */
  boolean isShownTwice() {
    return zone.getRules().getValidOffsets(at).size() > 1;
  }

  /** What is planned lies ahead, and not beyond what anybody alive means. */
  LocalMoment ahead(Instant now) {
    if (!instant.isAfter(now)) {
      throw Problem.invalid("/at", "has passed; leave it out to make the move now, or send a time to come");
    }
    if (instant.isAfter(now.plus(FARTHEST))) {
      throw Problem.invalid("/at", "lies more than a hundred years ahead; correct the year");
    }
    return this;
  }

  private static LocalDateTime local(String at) {
    try {
      if (WRITTEN.matcher(at).matches()) {
        return LocalDateTime.parse(at);
      }
    } catch (DateTimeParseException noSuchDay) {
      // told below
    }
    throw Problem.invalid("/at", "must be a local date and time such as 2027-07-14T09:00; the zone stands in zone");
  }

  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw Problem.invalid("/zone", "must be an IANA zone such as Europe/Paris");
    }
    return ZoneId.of(name);
  }

  private static ZoneOffset offset(LocalDateTime local, ZoneId zone, List<ZoneOffset> valid, Optional<String> told) {
    List<String> words = valid.stream().map(ZoneOffset::toString).toList();
    if (told.isEmpty() && valid.size() > 1) {
      throw Problem.invalid("/offset", local + " exists twice in " + zone + "; say which by an offset: " + String.join(" or ", words))
          .with("offsets", words);
    }
    return told.map(word -> valid.stream().filter(offset -> offset.toString().equals(word)).findFirst().orElseThrow(
        () -> Problem.invalid("/offset", "is none of " + local + " in " + zone + "; send " + String.join(" or ", words)
            + (valid.size() > 1 ? "" : ", or leave it out")).with("offsets", words))).orElse(valid.get(0));
  }

  private static Problem neverShown(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition gap = zone.getRules().getTransition(local);
    return Problem.invalid("/at", local + " does not exist in " + zone + ": clocks go from " + gap.getDateTimeBefore().toLocalTime()
        + " to " + gap.getDateTimeAfter().toLocalTime() + ". The nearest is " + gap.getDateTimeAfter())
        .with("nearest", gap.getDateTimeAfter().toString());
  }
}
