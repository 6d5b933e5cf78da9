package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.durability.Office;
import org.entente.resilience.TcpProxy.Direction;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the link to the database: what was acknowledged is done, what was not is done once when asked again. */
@Case("E15")
@EnabledIfSystemProperty(named = "entente.test.db", matches = "postgres", disabledReason = "H2 has no link")
class HarmedLinkIT {
  private static final String NEWS = "api/editorial/v1/news";
  private static final Duration HEALED = Duration.ofSeconds(30);
  private static final Duration NEVER_STUCK = Duration.ofSeconds(60);

  private static LinkedServer entente;
  private static Office office;

  enum Work {
    READ,
    SAVE,
    PUBLISH
  }

  @BeforeAll
  static void open() throws Exception {
    entente = LinkedServer.started("harmed-link", Map.of());
    office = Office.signedIn(entente.http());
  }

  @AfterAll
  static void close() throws Exception {
    try {
      entente.http().asLocal().send("POST", "api/editorial/v1/verification", null, null).expect(202);
      Until.holds("the ledgers are verified", () -> !verification().json().path("status").asText().equals("running"));
      assertThat(verification().json().path("sound").asBoolean()).as("%s", verification().text()).isTrue();
    } finally {
      entente.close();
    }
  }

  private static Http.Answer verification() {
    return entente.http().asLocal().get("api/editorial/v1/verification").expect(200);
  }

  /** Every fault, way and work with --full; else those that have differed most. */
  static Stream<Arguments> harms() {
    return TestRun.full()
        ? Arrays.stream(Toxic.values()).flatMap(toxic -> Arrays.stream(Direction.values())
            .flatMap(way -> Arrays.stream(Work.values()).map(work -> Arguments.of(toxic, way, work))))
        : Stream.of(Arguments.of(Toxic.RESET, Direction.DOWN, Work.READ), Arguments.of(Toxic.CUT, Direction.UP, Work.SAVE),
            Arguments.of(Toxic.BLACK_HOLE, Direction.DOWN, Work.SAVE), Arguments.of(Toxic.CUT, Direction.DOWN, Work.PUBLISH),
            Arguments.of(Toxic.BLACK_HOLE, Direction.UP, Work.PUBLISH));
  }

  @ParameterizedTest
  @MethodSource("harms")
  void nothingIsHalfDoneOrDoneTwice(Toxic toxic, Direction way, Work work) throws Exception {
    String title = toxic + " " + way + " " + work + " " + UUID.randomUUID();
    switch (work) {
      case READ -> {
        harmed(toxic, way, () -> office.author().get("api/editorial/v1/queue"));
        office.author().get("api/editorial/v1/queue").expect(200);
      }
      case SAVE -> save(toxic, way, title);
      case PUBLISH -> publish(toxic, way, title);
    }
  }

  private static void save(Toxic toxic, Direction way, String title) throws SQLException {
    Http keyed = office.author().with("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, Object> news = Map.of("displayDate", "2024-05-17", "words", Map.of("en", Map.of("title", title)));
    Http.Answer first = harmed(toxic, way, () -> keyed.post(NEWS, news));
    Http.Answer again = keyed.post(NEWS, news).expect(201);
    if (first.status() == 201) {
      assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    }
    assertThat(entente.count("select count(*) from variant where title = ?", title)).isEqualTo(1);
    UUID id = UUID.fromString(again.json().path("id").asText());
    assertThat(entente.count("select count(*) from revision where content_id = ?", id)).isEqualTo(1);
  }

  private static void publish(Toxic toxic, Direction way, String title) throws SQLException {
    UUID id = UUID.fromString(office.create(Map.of("en", title), "links").expect(201).json().path("id").asText());
    move(id, "SUBMIT").expect(200);
    move(id, "APPROVE").expect(200);
    String etag = etag(id);
    Http.Answer first = harmed(toxic, way, () -> office.move(id, "en", etag, "PUBLISH"));
    String state = office.read(id).expect(200).json().path("variants").path("en").path("state").asText();
    if (first.status() == 200) {
      assertThat(state).isEqualTo("PUBLISHED");
    } else if (!state.equals("PUBLISHED")) {
      assertThat(state).isEqualTo("APPROVED");
      move(id, "PUBLISH").expect(200);
    }
    assertThat(entente.count("select count(*) from publication where content_id = ?", id)).isEqualTo(1);
    Until.holds("readers see it", () -> entente.http().get("api/v1/news/" + id + "?locale=en").status() == 200);
  }

  /** What the server answers while the link is harmed; afterwards the link, and soon the server, is well again. */
  private static Http.Answer harmed(Toxic toxic, Direction way, Supplier<Http.Answer> work) {
    entente.link().harm(toxic, way);
    long begun = System.nanoTime();
    Http.Answer answer = work.get();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    entente.link().heal();
    long healing = System.nanoTime();
    entente.awaitStaffed();
    Until.holds("the pool has healed", () -> office.author().get("api/editorial/v1/queue").status() == 200);
    Duration healed = Duration.ofNanos(System.nanoTime() - healing);
    System.out.printf("%s %s: %d after %d ms, healed after %d ms%n", toxic, way, answer.status(), took.toMillis(), healed.toMillis());
    assertThat(answer.status()).as("%s", answer).isIn(200, 201, 503);
    if (answer.status() == 503) {
      assertThat(answer.header("Retry-After")).isPresent();
    }
    if (TestRun.full()) {
      assertThat(took).isLessThan(NEVER_STUCK);
      assertThat(healed).isLessThan(HEALED);
    }
    return answer;
  }

  private static Http.Answer move(UUID id, String transition) {
    return office.move(id, "en", etag(id), transition);
  }

  private static String etag(UUID id) {
    return Office.etags(office.read(id).expect(200).json()).get("en");
  }
}
