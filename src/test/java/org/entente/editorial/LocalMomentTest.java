package org.entente.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entente.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clock on the wall shows, and what it never or twice shows. */
class LocalMomentTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2027-07-14T09:00,,,2027-07-14T07:00:00Z",
    "2027-07-14T09:00,Europe/Paris,+02:00,2027-07-14T07:00:00Z",
    "2027-01-14T09:00:30,,,2027-01-14T08:00:30Z",
    "2027-07-14T09:00,America/Montreal,,2027-07-14T13:00:00Z",
    "2027-03-28T01:59:59,,,2027-03-28T00:59:59Z",
    "2027-03-28T03:00,,,2027-03-28T01:00:00Z",
    "2027-10-31T01:59,,,2027-10-30T23:59:00Z",
    "2027-10-31T02:30,,+02:00,2027-10-31T00:30:00Z",
    "2027-10-31T02:30,,+01:00,2027-10-31T01:30:00Z",
    "2027-10-31T03:00,,,2027-10-31T02:00:00Z",
    "2028-02-29T12:00,Asia/Kathmandu,,2028-02-29T06:15:00Z",
  })
  void isTheInstantAtWhichTheWallShowsIt(String at, String zone, String offset, Instant instant) {
    assertThat(read(at, zone, offset).instant()).isEqualTo(instant);
  }

  @Test
  void aTimeThatDoesNotExistIsAnsweredWithTheNearest() {
    Problem refused = refused("2027-03-28T02:30", null, null);
    assertThat(refused.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.pointer()).isEqualTo("/at");
      assertThat(fault.detail()).contains("does not exist in Europe/Paris").contains("from 02:00 to 03:00");
    });
    assertThat(refused.details()).containsEntry("nearest", "2027-03-28T03:00");
    assertThat(refused("2027-03-28T02:00", null, "+01:00").details()).containsEntry("nearest", "2027-03-28T03:00");
  }

  @Test
  void aTimeThatExistsTwiceIsAskedWhich() {
    Problem refused = refused("2027-10-31T02:30", null, null);
    assertThat(refused.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.pointer()).isEqualTo("/offset");
      assertThat(fault.detail()).contains("exists twice").contains("+02:00 or +01:00");
    });
    assertThat(refused.details()).containsEntry("offsets", List.of("+02:00", "+01:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-10-31T02:30,,+03:00,/offset", "2027-07-14T09:00,,+01:00,/offset", "2027-07-14T09:00,,Z,/offset",
    "2027-07-14T09:00,Europe/Lutetia,,/zone", "2027-07-14T09:00,+02:00,,/zone", "2027-07-14T09:00,UTC+2,,/zone",
    "2027-02-29T09:00,,,/at", "2027-07-14,,,/at", "2027-07-14 09:00,,,/at", "2027-07-14T09:00Z,,,/at", "2027-07-14T25:00,,,/at",
    "2027-07-14T09:00:00.5,,,/at", "+12027-07-14T09:00,,,/at",
  })
  void whatIsNoTimeIsRefusedAtItsPlace(String at, String zone, String offset, String pointer) {
    assertThat(refused(at, zone, offset).faults()).extracting(Problem.Fault::pointer).containsExactly(pointer);
  }

  @Test
  void whatHasPassedOrLiesBeyondAllPlansIsRefused() {
    assertThatThrownBy(() -> read("2027-01-01T01:00", null, null).ahead(NOW)).isInstanceOf(Problem.class).hasMessageContaining("has passed");
    assertThatThrownBy(() -> read("9999-12-31T23:59", null, null).ahead(NOW)).isInstanceOf(Problem.class).hasMessageContaining("hundred years");
    assertThat(read("2027-01-01T01:00:01", null, null).ahead(NOW).instant()).isEqualTo(NOW.plusSeconds(1));
  }

  /** An instant's own local time, with its offset, leads back to it. */
  @Property
  void leadsFromAnInstantBackToIt(@ForAll("instants") Instant instant, @ForAll("zones") ZoneId zone) {
    LocalMoment moment = LocalMoment.notBefore(instant, zone);
    assertThat(Duration.between(instant, moment.instant())).isBetween(Duration.ZERO, Duration.ofMillis(999));
    LocalMoment again = LocalMoment.read(moment.at().toString(), Optional.of(zone.getId()), Optional.of(moment.offset().getId()), PARIS);
    assertThat(again).isEqualTo(moment);
  }

  @Property
  void refusesExactlyWhatTheWallShowsNeverOrTwice(@ForAll("locals") LocalDateTime local, @ForAll("zones") ZoneId zone) {
    int shown = zone.getRules().getValidOffsets(local).size();
    try {
      LocalMoment read = LocalMoment.read(local.toString(), Optional.of(zone.getId()), Optional.empty(), PARIS);
      assertThat(shown).isEqualTo(1);
      assertThat(read.instant().atZone(zone).toLocalDateTime()).isEqualTo(local);
    } catch (Problem refused) {
      assertThat(refused.details()).containsKey(shown == 0 ? "nearest" : "offsets");
      assertThat(shown).isNotEqualTo(1);
    }
  }

  @Provide
  static Arbitrary<ZoneId> zones() {
    return Arbitraries.of("Europe/Paris", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Dakar",
        "Africa/Casablanca", "Pacific/Apia").map(ZoneId::of);
  }

  @Provide
  static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(), Instant.parse("2030-01-01T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  /** Half of them in the nights in which some clock is changed. */
  @Provide
  static Arbitrary<LocalDateTime> locals() {
    Arbitrary<LocalDateTime> any = Arbitraries.integers().between(0, 4 * 365 * 24 * 4)
        .map(quarter -> LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(15L * quarter));
    Arbitrary<LocalDateTime> nights = Arbitraries.of("2027-03-28T00:00", "2027-10-31T00:00", "2027-03-14T01:00", "2027-11-07T00:00",
        "2027-10-03T01:00").flatMap(night -> Arbitraries.integers().between(0, 300).map(minutes -> LocalDateTime.parse(night).plusMinutes(minutes)));
    return Arbitraries.oneOf(any, nights);
  }

  private static LocalMoment read(String at, String zone, String offset) {
    return LocalMoment.read(at, Optional.ofNullable(zone), Optional.ofNullable(offset), PARIS);
  }

  private static Problem refused(String at, String zone, String offset) {
    try {
      throw new AssertionError("it was read: " + read(at, zone, offset));
    } catch (Problem refused) {
      return refused;
    }
  }
}
