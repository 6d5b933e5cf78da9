package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.PublicationLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinnedWalkTest {
  private static final Moment CURRENT = new Moment.Pinned(OptionalLong.empty());
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final QueryParser parser = Toy.parser();
  private final Editions editions = new Editions();
  private final SetClock clock = new SetClock(Toy.CLOCK.instant());
  private Toy toy = new Toy();
  private Worlds worlds;

  @BeforeEach
  void world() {
    worlds = Toy.worlds(editions, new PublicationLog(), clock, Path.of("target"));
    publish();
  }

  @AfterEach
  void close() {
    worlds.end();
    editions.end();
  }

  private void publish() {
    int id = toy.log.size() + 1;
    toy.publish("towns", id, "fr", "t" + id, "Titre " + id, "").showIn(editions);
  }

  private Edition open(Moment moment) {
    return worlds.open(moment, Optional.empty(), false);
  }

  private long pin() {
    try (Edition edition = open(CURRENT)) {
      return edition.number();
    }
  }

  private boolean isHeld(long number) {
    try (Edition edition = open(new Moment.Pinned(OptionalLong.of(number)))) {
      return edition.number() == number && edition.search(parser.list("towns", "limit=1")).total() == number;
    } catch (Problem expired) {
      assertThat(expired.kind()).isEqualTo(ProblemKind.GONE);
      assertThat(expired.slug()).isEqualTo("edition-expired");
      assertThat(expired.getMessage()).contains("edition=current");
      return false;
    }
  }

  @Test
  void showsOneWorldWhileOthersFollow() {
    long number = pin();
    for (int i = 0; i < 50; i++) {
      publish();
    }
    assertThat(isHeld(number)).isTrue();
    assertThat(isHeld(number + 50)).as("the one that stands now").isTrue();
    assertThat(isHeld(number + 1)).as("never pinned").isFalse();
    assertThat(isHeld(number + 51)).as("not there yet").isFalse();
  }

  @Test
  void goesOnInTheSameIndexWhenThatIsWrittenAnew() {
    try (Edition first = open(CURRENT)) {
      toy.showIn(editions);
      try (Edition current = editions.current(); Edition walked = open(new Moment.Pinned(OptionalLong.of(first.number())))) {
        assertThat(current).isNotSameAs(first);
        assertThat(walked).isSameAs(first);
      }
    }
  }

  @Test
  void namesItsEditionInTheAddressesThatFollow() {
    Query query = parser.list("towns", "edition=current&limit=2");
    try (Edition edition = open(query.moment())) {
      assertThat(query.in(edition).parameters()).extracting(parameter -> parameter.name() + "=" + parameter.value())
          .containsExactly("limit=2", "edition=1");
      Query unpinned = parser.list("towns", "limit=2");
      assertThat(unpinned.in(edition)).isSameAs(unpinned);
    }
  }

  @Test
  void isHeldFiveMinutesSinceItWasLastTheCurrentOneAndAskedFor() {
    long number = pin();
    clock.move(Pins.LIFE.minus(MOMENT));
    assertThat(isHeld(number)).as("asked by number, as the current one").isTrue();
    publish();
    clock.move(Pins.LIFE.minus(MOMENT));
    assertThat(isHeld(number)).as("asked by number, when it is current no more: its time does not begin again").isTrue();
    clock.move(MOMENT);
    assertThat(isHeld(number)).isFalse();
  }

  @Test
  void givesBackWhatItHeldEvenIfNobodyAsks() {
    Edition pinned = editions.current();
    pinned.close();
    pin();
    publish();
    worlds.letGo();
    assertThat(pinned.hold()).isTrue();
    pinned.close();
    clock.move(Pins.LIFE);
    worlds.letGo();
    assertThat(pinned.hold()).as("its files are given back").isFalse();
  }

  @Test
  void holdsAtMostThirtyTwoAndLetsGoOfTheOneAskedLeastRecently() {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < Pins.MOST; i++) {
      numbers.add(pin());
      publish();
    }
    assertThat(isHeld(numbers.get(0))).isTrue();
    pin();
    assertThat(isHeld(numbers.get(1))).isFalse();
    assertThat(isHeld(numbers.get(0))).as("somebody walks through it").isTrue();
  }

  @Test
  void manyWhoWalkThroughTheSameEditionHoldItOnce() {
    long first = pin();
    publish();
    for (int i = 0; i < 10 * Pins.MOST; i++) {
      pin();
    }
    assertThat(isHeld(first)).isTrue();
  }

  @Test
  void noneSurvivesWhatTheLawTakes() {
    long number = pin();
    Edition pinned = editions.current();
    pinned.close();
    toy.publish("towns", 99, "fr", "x", "X", "").showIn(editions);
    toy.redact("towns", 99, "fr", "x").showIn(editions);
    assertThat(isHeld(number)).isFalse();
    assertThat(pinned.hold()).as("its files are given back").isFalse();
  }

  @Test
  void noneSurvivesAnotherLog() {
    long number = pin();
    toy = new Toy();
    publish();
    publish();
    assertThat(isHeld(number)).isFalse();
  }

  @Test
  void isBusyWhileNoEditionIsOpen() {
    editions.end();
    assertThat(catchThrowableOfType(Problem.class, () -> open(CURRENT)).slug()).isEqualTo("edition-not-ready");
    worlds.letGo();
  }
}
