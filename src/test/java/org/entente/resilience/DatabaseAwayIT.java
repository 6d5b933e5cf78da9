package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The public does not notice that the database is away, the staff are told at once, and nobody has to help afterwards. */
@EnabledIfSystemProperty(named = "entente.test.db", matches = "postgres", disabledReason = "H2 lives inside the server")
class DatabaseAwayIT {
  private static final String LIST = "api/v1/agreements?limit=100";
  private static final Duration TOLD = Duration.ofSeconds(3);
  private static final Duration RECOVERED = Duration.ofSeconds(10);
  private static final int POOL = 20;
  private static final Duration HEALED = Duration.ofSeconds(30);

  private static LinkedServer entente;
  private static Http author;

  @BeforeAll
  static void open() throws Exception {
    entente = LinkedServer.started("database-away", Map.of());
    author = entente.http().as("author");
  }

  @AfterAll
  static void close() throws Exception {
    entente.close();
  }

  @AfterEach
  void heal() {
    entente.link().heal();
    entente.awaitStaffed();
  }

  @Test
  void aNodeStartsAndServesItsLastEditionWithoutItsDatabase() throws Exception {
    Http.Answer before = entente.http().get(LIST).expect(200);
    entente.server().stop();
    entente.link().harm(Toxic.REFUSE, TcpProxy.Direction.UP);
    entente.server().start();

    assertThat(entente.http().get(LIST).expect(200).bytes()).isEqualTo(before.bytes());
    entente.http().get("health/ready/editorial").expect(503);
    requireTold(author.get("api/editorial/v1/queue"));

    int logged = entente.logged();
    entente.link().heal();
    entente.awaitStaffed();
    create("Came back").expect(201);
    assertThat(entente.http().get(LIST).expect(200).etag()).isEqualTo(before.etag());
    assertThat(entente.log(logged)).filteredOn(line -> line.contains("Database ready")).hasSize(1);
  }

  @Test
  void readersSeeNothingWhilePostgresIsKilledAndTheStaffAreToldAtOnce() throws Exception {
    int logged = entente.logged();
    try (ControlClient control = ControlClient.reading(entente.server().baseUri().resolve(LIST))) {
      entente.postgres().killNine();
      Until.holds("the staff are told", () -> !entente.isStaffed());
      requireTold(create("Nobody keeps this"));
      entente.postgres().restart();
      long back = System.nanoTime();
      Until.holds("the staff write again", () -> create("Kept again").status() == 201);
      requireWithin(HEALED, Duration.ofNanos(System.nanoTime() - back));
      requireUndisturbed(control);
    }
    assertThat(entente.log(logged)).as("one line, no stack traces").noneMatch(line -> line.startsWith("\tat "))
        .filteredOn(line -> line.contains("The database is away")).hasSize(1);
  }

  @Test
  void sessionsThatTheAdministratorEndsAreReplaced() throws Exception {
    try (ControlClient control = ControlClient.reading(entente.server().baseUri().resolve(LIST))) {
      entente.postgres().execute("postgres",
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + entente.postgres().user() + "'");
      long ended = System.nanoTime();
      Until.holds("the staff write again", () -> create("Written over a new session").status() == 201);
      requireWithin(HEALED, Duration.ofNanos(System.nanoTime() - ended));
      requireUndisturbed(control);
    }
  }

  @Test
  void aLinkThatSwallowsEverythingIsNoticedAndWhoWaitsIsLetGo() throws Exception {
    int logged = entente.logged();
    try (ControlClient control = ControlClient.reading(entente.server().baseUri().resolve(LIST))) {
      entente.link().harm(Toxic.BLACK_HOLE, TcpProxy.Direction.DOWN);
      long asked = System.nanoTime();
      Http.Answer told = create("Waits for an answer");
      requireTold(told);
      assertThat(entente.log(logged)).as("the request's own id stands in its lines")
          .anyMatch(line -> line.contains("Busy") && line.contains(told.header("Correlation-Id").orElseThrow()));
      requireWithin(TOLD, Duration.ofNanos(System.nanoTime() - asked));
      requireTold(author.get("api/editorial/v1/queue"));
      entente.link().heal();
      long back = System.nanoTime();
      Until.holds("the staff write again", () -> create("Heard again").status() == 201);
      requireWithin(HEALED, Duration.ofNanos(System.nanoTime() - back));
      requireUndisturbed(control);
    }
    assertThat(entente.log(logged)).as("no thread died").noneMatch(line -> line.contains("Exception in thread"));
  }

  @Test
  @Case("D13")
  void aPoolThatIsTakenIsToldInTimeAndComesBack() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(POOL + 50);
    try (Connection holder = entente.direct(); Statement statement = holder.createStatement();
        ControlClient control = ControlClient.reading(entente.server().baseUri().resolve(LIST))) {
      holder.setAutoCommit(false);
      statement.execute("lock table variant in access exclusive mode");
      List<Future<Http.Answer>> asked = Stream.generate(() -> crowd.submit(() -> author.get("api/editorial/v1/queue")))
          .limit(POOL + 50).toList();
      Until.holds("who found no connection was told", () -> asked.stream().filter(Future::isDone).count() >= 50);
      holder.rollback();
      long released = System.nanoTime();
      Until.holds("the queue is read again", () -> author.get("api/editorial/v1/queue").status() == 200);
      requireWithin(RECOVERED, Duration.ofNanos(System.nanoTime() - released));
      for (Future<Http.Answer> answer : asked) {
        if (answer.get().status() != 200) {
          requireTold(answer.get());
        }
      }
      requireUndisturbed(control);
    } finally {
      crowd.shutdownNow();
    }
  }

  private static Http.Answer create(String title) {
    return author.post("api/editorial/v1/news",
        Map.of("displayDate", "2024-05-17", "words", Map.of("en", Map.of("title", title))));
  }

  private static void requireTold(Http.Answer answer) {
    answer.expect(503);
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(answer.json().path("type").asText()).isEqualTo("/problems/busy");
  }

  private static void requireUndisturbed(ControlClient control) {
    List<ControlClient.Seen> answers = control.answers();
    assertThat(answers).isNotEmpty().allMatch(seen -> seen.status() == 200);
  }

  /** The bounds that are promised count on a machine of one's own. */
  private static void requireWithin(Duration bound, Duration took) {
    System.out.printf("took %d ms of %d%n", took.toMillis(), bound.toMillis());
    if (TestRun.full()) {
      assertThat(took).isLessThanOrEqualTo(bound);
    }
  }
}
