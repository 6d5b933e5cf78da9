package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.LogEntry;
import org.entente.publishing.LogHead;
import org.entente.publishing.PublicationLog;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir
  Path data;

  private final MemoryLog log = new MemoryLog();
  private final Toy toy = new Toy();
  private final List<LogFollower> started = new ArrayList<>();
  private Editions editions = new Editions();

  @AfterEach
  void stopAll() {
    started.forEach(LogFollower::stop);
  }

  @Test
  void isBusyUntilTheLogWasReadAndThenShowsWhatIsPublished() {
    assertThat(catchThrowableOfType(Problem.class, editions::current).kind()).isEqualTo(ProblemKind.BUSY);
    start(Toy.MODEL);
    publish("a");
    assertThat(editions.awaitReached(1, PATIENCE)).isTrue();
    publish("b");
    publish("c");
    editions.wake();
    assertThat(editions.awaitReached(3, PATIENCE)).isTrue();
    assertThat(contents()).hasSize(3);
    assertThat(editions.awaitReached(4, Duration.ofMillis(20))).isFalse();
  }

  @Test
  void servesFromItsLastCommitWhileTheDatabaseIsAwayAndGoesOnFromThere() {
    leaveAnEdition();
    assertThat(editions.isOpen()).isFalse();
    log.away = true;
    LogFollower second = start(Toy.MODEL);
    Until.holds("the last edition is shown", editions::isOpen);
    assertThat(contents()).hasSize(1);
    assertThat(second.hasMetLog()).isFalse();
    publish("b");
    log.away = false;
    assertThat(editions.awaitReached(2, PATIENCE)).isTrue();
    Until.holds("the log is met", second::hasMetLog);
    assertThat(log.readFromTheBeginning).isEqualTo(1);
  }

  @Test
  void opensTheLastEditionAtOnceWhenNobodyFollowsTheLogYet() {
    leaveAnEdition();
    log.away = true;
    LogFollower second = made(Toy.MODEL);
    second.open();
    assertThat(contents()).hasSize(1);
    log.away = false;
    publish("b");
    second.start();
    assertThat(editions.awaitReached(2, PATIENCE)).isTrue();
  }

  @Test
  void showsNothingOlderThanALogThatCanBeRead() {
    leaveAnEdition();
    publish("b");
    List<Long> shown = numbersShown();
    start(Toy.MODEL);
    Until.holds("an edition is shown", editions::isOpen);
    assertThat(shown).containsExactly(2L);
  }

  @Test
  void showsTheLastEditionWhileTheLogIsReadFromItsBeginning() {
    leaveAnEdition();
    publish("b");
    List<Long> shown = numbersShown();
    start(new PublicModel(Toy.MODEL.types().stream().limit(1).toList()));
    assertThat(editions.awaitReached(2, PATIENCE)).isTrue();
    assertThat(shown).containsExactly(1L, 2L);
  }

  private List<Long> numbersShown() {
    List<Long> numbers = new CopyOnWriteArrayList<>();
    editions.beforeEach(edition -> {
      numbers.add(edition.number());
      return () -> { };
    });
    return numbers;
  }

  @Test
  void buildsAnewWhenTheLogIsAnotherOne() {
    start(Toy.MODEL);
    publish("a");
    publish("b");
    assertThat(editions.awaitReached(2, PATIENCE)).isTrue();
    List<LogEntry> other = List.copyOf(new Toy().publish("towns", 9, "fr", "x", "X", "").log);
    log.replace(other.stream().map(entry -> chained(entry, "other")).toList());
    editions.wake();
    Until.holds("the edition shows it", () -> contents().size() == 1);
  }

  @Test
  void buildsAnewWhenTheModelIsAnotherOne() {
    leaveAnEdition();
    start(new PublicModel(Toy.MODEL.types().stream().limit(1).toList()));
    Until.holds("the edition shows it", () -> log.readFromTheBeginning == 2);
  }

  @Test
  void buildsAnewWhatIsDamaged() throws IOException {
    leaveAnEdition();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(data)) {
      files = walk.filter(file -> file.toString().endsWith(".cfs") || file.toString().endsWith(".dvd")).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      // More than the few bytes that may lie between two parts of a compound file and mean nothing.
      for (int place = bytes.length / 2; place < bytes.length / 2 + 16; place++) {
        bytes[place] ^= 1;
      }
      Files.write(file, bytes);
    }
    start(Toy.MODEL);
    assertThat(editions.awaitReached(1, PATIENCE)).isTrue();
    assertThat(log.readFromTheBeginning).isEqualTo(2);
    Until.holds("the edition shows it", () -> folders() == 1);
  }

  @Test
  void joinsTheSegmentsOfAQuietIndex() {
    start(Toy.MODEL);
    for (int number = 1; number <= 10; number++) {
      publish("t" + number);
      editions.wake();
      assertThat(editions.awaitReached(number, PATIENCE)).isTrue();
    }
    Until.holds("each publication has made a segment", () -> segments().filter(many -> many > 6).isPresent());
    Until.holds("few are left", () -> segments().filter(few -> few <= 4).isPresent());
    assertThat(contents()).hasSize(10);
    publish("t11");
    editions.wake();
    assertThat(editions.awaitReached(11, PATIENCE)).isTrue();
    assertThat(contents()).hasSize(11);
  }

  /** On the disk; empty when files came or went meanwhile. */
  private Optional<Long> segments() {
    try (Stream<Path> inside = Files.walk(data)) {
      return Optional.of(inside.filter(file -> file.toString().endsWith(".si")).count());
    } catch (IOException | UncheckedIOException changing) {
      return Optional.empty();
    }
  }

  /** One content was public when the server was stopped. */
  private void leaveAnEdition() {
    LogFollower former = start(Toy.MODEL);
    publish("a");
    assertThat(editions.awaitReached(1, PATIENCE)).isTrue();
    former.stop();
  }

  private long folders() {
    try (Stream<Path> inside = Files.list(data.resolve("edition"))) {
      return inside.filter(Files::isDirectory).count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private LogFollower start(PublicModel model) {
    LogFollower follower = made(model);
    follower.start();
    return follower;
  }

  private LogFollower made(PublicModel model) {
    LogFollower follower = new LogFollower();
    follower.log = log;
    follower.model = model;
    follower.editions = editions;
    follower.worlds = Toy.worlds(editions, log, Toy.CLOCK, data);
    follower.installation = new Installation(List.of(Locale.FRENCH), Toy.HOUSE.zone(), "", data, Optional.empty(), Optional.empty());
    started.add(follower);
    return follower;
  }

  private void publish(String slug) {
    toy.publish("towns", toy.log.size() + 1, "fr", slug, "Titre " + slug, "");
    log.add(toy.log.get(toy.log.size() - 1));
  }

  private List<Edition.Entry> contents() {
    try (Edition edition = editions.current()) {
      return edition.contents();
    }
  }

  private static LogEntry chained(LogEntry entry, String chain) {
    return new LogEntry(entry.sequence(), entry.firstSequence(), entry.content(), entry.type(), entry.locale(), entry.slug(),
        entry.action(), entry.instant(), entry.notice(), entry.redirect(), entry.body(), chain);
  }

  /** A log in memory whose database can be away. */
  private static final class MemoryLog extends PublicationLog {
    private volatile List<LogEntry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile int readFromTheBeginning;

    void add(LogEntry entry) {
      entries.add(entry);
    }

    void replace(List<LogEntry> others) {
      entries = new CopyOnWriteArrayList<>(others);
    }

    @Override
    public LogHead head() {
      if (away) {
        throw new IllegalStateException("the database is away");
      }
      return entries.isEmpty() ? new LogHead(0, "", Instant.EPOCH)
          : new LogHead(entries.size(), entries.get(entries.size() - 1).chain(), Instant.EPOCH);
    }

    @Override
    public List<LogEntry> after(long sequence, int atMost) {
      if (sequence == 0 && !entries.isEmpty()) {
        readFromTheBeginning++;
      }
      return entries.stream().filter(entry -> entry.sequence() > sequence).limit(atMost).toList();
    }

    @Override
    public Optional<String> chainAt(long sequence) {
      return entries.stream().filter(entry -> entry.sequence() == sequence).map(LogEntry::chain).findFirst();
    }
  }
}
