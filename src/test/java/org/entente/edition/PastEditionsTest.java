package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastEditionsTest {
  private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");
  private static final Duration WORK = Duration.ofSeconds(9);

  @TempDir
  Path data;

  private final QueryParser parser = Toy.parser();
  private final Editions editions = new Editions();
  private final SetClock clock = new SetClock(Toy.CLOCK.instant());
  private final Toy toy = new Toy();
  private final SlowLog log = new SlowLog(toy);
  private Worlds worlds;

  @BeforeEach
  void world() {
    worlds = Toy.worlds(editions, log, clock, data);
    for (int id = 1; id <= 9; id++) {
      toy.publish("towns", id, "fr", "t" + id, "Titre " + id, "");
    }
    toy.showIn(editions);
  }

  @AfterEach
  void close() throws IOException {
    log.gate.countDown();
    Until.holds("no build is left", () -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals("entente-past-edition")));
    worlds.end();
    editions.end();
    assertThat(indexes()).as("left on the disk").isEmpty();
  }

  private List<Path> indexes() throws IOException {
    Path folder = data.resolve("past-editions");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.toList();
    }
  }

  /** Between the entry of that number and the next. */
  private static Instant after(int number) {
    return BEGINNING.plusSeconds(60L * (number - 1) + 1);
  }

  private long total(Instant moment, boolean staff) {
    try (Edition edition = worlds.open(new Moment.Past(moment), Optional.empty(), staff)) {
      return edition.search(parser.list("towns", "limit=1")).total();
    }
  }

  private Problem refused(Instant moment) {
    Problem refused = catchThrowableOfType(Problem.class, () -> total(moment, false));
    assertThat(refused).isNotNull();
    assertThat(refused.kind()).isEqualTo(ProblemKind.BUSY);
    return refused;
  }

  @Test
  void momentsBetweenTheSamePublicationsAreOneWorld() {
    assertThat(total(after(3), false)).isEqualTo(3);
    assertThat(total(after(3).plusSeconds(30), false)).isEqualTo(3);
    assertThat(total(after(3).minusSeconds(1), false)).as("the very instant").isEqualTo(3);
    assertThat(log.builds.get()).isEqualTo(1);
  }

  @Test
  void theLogIsNotAskedForWhatStillStands() {
    log.away = true;
    assertThat(total(after(9), false)).isEqualTo(9);
    assertThat(total(Toy.CLOCK.instant(), true)).isEqualTo(9);
  }

  @Test
  void beforeTheFirstPublicationNothingWasPublic() {
    assertThat(total(BEGINNING.minusSeconds(1), false)).isZero();
    assertThat(total(Instant.parse("1956-07-04T00:00:00Z"), false)).isZero();
    assertThat(total(Instant.parse("1856-07-04T00:00:00Z"), false)).isZero();
    assertThat(log.builds.get()).as("one world, however long ago").isEqualTo(1);
    try (Edition edition = worlds.open(new Moment.Past(Instant.EPOCH), Optional.of(new Address("towns", "t1")), false)) {
      assertThat(edition.number()).isZero();
    }
  }

  @Test
  void isBusyWhileTheDatabaseIsAway() {
    log.away = true;
    assertThat(refused(after(3)).slug()).isEqualTo("busy");
    log.away = false;
    assertThat(refused(after(3)).slug()).as("it is not asked again at once").isEqualTo("past-edition-not-ready");
    clock.move(Duration.ofSeconds(5));
    assertThat(total(after(3), false)).isEqualTo(3);
  }

  @Test
  void oneIsBuiltAtATimeAndWhoAsksMeanwhileIsToldWhenToCome() {
    log.closed = true;
    assertThat(refused(after(3)).details()).containsEntry("retryAfter", 1L);
    Problem other = refused(after(4));
    assertThat(other.slug()).isEqualTo("past-edition-not-ready");
    assertThat((long) other.details().get("retryAfter")).isEqualTo(3);
    log.gate.countDown();
    Until.holds("it is built", () -> log.builds.get() == 1 && isKept(3));
    assertThat(total(after(3), false)).isEqualTo(3);
  }

  @Test
  void afterABuildItRestsTwiceAsLong() {
    log.work = WORK;
    assertThat(total(after(3), false)).isEqualTo(3);
    Until.holds("it rests", () -> refused(after(4)).details().get("retryAfter").equals(2 * WORK.toSeconds()));
    assertThat(total(after(3), false)).as("what is kept is given meanwhile").isEqualTo(3);
    clock.move(WORK.plusSeconds(1));
    assertThat(refused(after(5)).details()).containsEntry("retryAfter", WORK.toSeconds() - 1);
    clock.move(WORK.minusSeconds(1));
    assertThat(total(after(4), false)).isEqualTo(4);
  }

  @Test
  void twoAreKept() throws IOException {
    for (int number = 2; number < 7; number++) {
      int asked = number;
      Until.holds("the builder is idle", () -> isGiven(asked));
      assertThat(indexes()).hasSizeLessThanOrEqualTo(2);
    }
    assertThat(isKept(5)).isTrue();
    assertThat(isKept(4)).isFalse();
  }

  private boolean isGiven(int number) {
    return isGiven(number, number);
  }

  private boolean isGiven(int number, long total) {
    try {
      return total(after(number), false) == total;
    } catch (Problem notYet) {
      return false;
    }
  }

  @Test
  void whatIsWithdrawnWhileItIsKeptIsHiddenFromTheNextQuestionOn() {
    toy.publish("towns", 2, "en", "t2-en", "Title 2", "").publish("towns", 10, "fr", "t10", "Titre 10", "").showIn(editions);
    assertThat(total(after(10), false)).isEqualTo(9);
    toy.withdraw("towns", 1, "fr", "t1", null, null).withdraw("towns", 2, "fr", "t2", null, null).showIn(editions);
    assertThat(total(after(10), false)).as("one still speaks English").isEqualTo(8);
    assertThat(total(after(10), true)).isEqualTo(9);
    toy.publish("towns", 1, "fr", "t1", "Titre 1", "").showIn(editions);
    assertThat(total(after(10), false)).as("public again").isEqualTo(9);
  }

  @Test
  void nothingIsKeptOfWhatTheLawTakes() throws IOException {
    assertThat(total(after(3), true)).isEqualTo(3);
    toy.redact("towns", 2, "fr", "t2").showIn(editions);
    worlds.letGo();
    assertThat(indexes()).isEmpty();
    Until.holds("the builder is idle", () -> isGiven(3, 2));
    assertThat(total(after(3), true)).as("its text is not there any more").isEqualTo(2);
  }

  @Test
  void oneObjectComesFromTheLogAlone() {
    toy.publish("towns", 3, "fr", "t3-neuf", "Titre neuf", "").withdraw("towns", 4, "fr", "t4", "Parti.", "towns/" + Toy.id(5))
        .withdraw("towns", 6, "fr", "t6", "Parti aussi.", null).publish("towns", 20, "fr", "t20", "Titre 20", "").showIn(editions);
    log.closed = true;
    assertThat(standing("t3", 9, false)).isInstanceOf(Standing.Here.class);
    assertThat(standing("t3-neuf", 9, false)).as("its slug of later").isInstanceOf(Standing.Nothing.class);
    assertThat(standing("t3", 10, false)).as("its slug of before").isInstanceOf(Standing.Elsewhere.class);
    assertThat(standing("t20", 9, false)).isInstanceOf(Standing.Nothing.class);
    assertThat(standing("t1", 1, false)).isInstanceOf(Standing.Here.class);
    assertThat(((Standing.Gone) standing(Toy.id(6).toString(), 9, false)).notice()).contains("Parti aussi.");
    assertThat(standing("t6", 9, true)).isInstanceOf(Standing.Here.class);
    assertThat(((Standing.Gone) standing("t4", 9, false)).redirect()).isPresent();
    assertThat(((Standing.Gone) standing("t4", 12, true)).redirect()).isPresent();
    for (String wrong : List.of("", "T3", "t3\u0000", "é", "x".repeat(5_000), UUID.randomUUID().toString())) {
      assertThat(standing(wrong, 9, true)).as(wrong).isInstanceOf(Standing.Nothing.class);
    }
  }

  private Standing standing(String key, int number, boolean staff) {
    try (Edition edition = worlds.open(new Moment.Past(after(number)), Optional.of(new Address("towns", key)), staff)) {
      return edition.at("towns", key, parser.object("towns", "").languages());
    }
  }

  @Test
  void whatAKilledServerHasLeftIsRemovedAtTheStart() throws IOException {
    Files.createDirectories(data.resolve("past-editions/index-1"));
    Files.writeString(data.resolve("past-editions/index-1/_0.cfs"), "x");
    worlds.begin();
    assertThat(data.resolve("past-editions")).doesNotExist();
  }

  private boolean isKept(int number) {
    try (Edition current = editions.current()) {
      return worlds.past.isKept(after(number), current);
    }
  }

  /** A log that takes its time, or is away. */
  private final class SlowLog extends ToyLog {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger builds = new AtomicInteger();
    private volatile boolean away;
    private volatile boolean closed;
    private volatile Duration work = Duration.ZERO;

    SlowLog(Toy toy) {
      super(toy);
    }

    @Override
    public Stand stoodAt(Instant moment) {
      if (away) {
        throw new IllegalStateException("the database is away");
      }
      return super.stoodAt(moment);
    }

    @Override
    public List<UUID> contentsAfter(long sequence) {
      builds.incrementAndGet();
      clock.move(work);
      if (closed) {
        try {
          gate.await();
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
      }
      return super.contentsAfter(sequence);
    }
  }
}
