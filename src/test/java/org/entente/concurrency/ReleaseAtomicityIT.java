package org.entente.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.entente.durability.DeskChecks;
import org.entente.durability.House;
import org.entente.durability.LogChecks;
import org.entente.durability.Office;
import org.entente.durability.Records;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A large release in two languages: readers see all of it or nothing, whatever is killed in the middle. */
@TestMethodOrder(OrderAnnotation.class)
class ReleaseAtomicityIT {
  private static final int CONTENTS = TestRun.full() ? 500 : 25;
  private static final int KILLS = Integer.getInteger("entente.rounds", TestRun.full() ? 11 : 2);
  private static final String RELEASES = "api/editorial/v1/releases";
  private static final String VERIFICATION = "api/editorial/v1/verification";
  private static final String FIRST = "visite-v1";
  private static final String SECOND = "visite-v2";

  private static final List<UUID> IDS = new ArrayList<>();
  private static final Map<String, Duration> TAKES = new HashMap<>();
  private static House house;
  private static Office office;

  @BeforeAll
  static void open() throws Exception {
    house = House.ofTheRun("releases");
    office = Office.signedIn(house.start());
    IDS.addAll(Crowd.each(4, Crowd.tasks(CONTENTS, number -> () -> {
      JsonNode made = office.create(Map.of("fr", "Visite " + number + " v1", "en", "Visit " + number + " v1"), FIRST).expect(201).json();
      return approved(UUID.fromString(made.get("id").textValue()), made);
    })));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static UUID approved(UUID id, JsonNode whole) {
    JsonNode submitted = office.moveTogether(id, Office.etags(whole), "SUBMIT").expect(200).json();
    office.moveTogether(id, Office.etags(submitted), "APPROVE").expect(200);
    return id;
  }

  private static void edit() throws Exception {
    Crowd.each(4, IDS.stream().<Callable<UUID>>map(id -> () -> {
      Http.Answer read = office.read(id).expect(200);
      Map<String, Object> words = new HashMap<>();
      List.of("fr", "en").forEach(locale -> words.put(locale,
          Map.of("title", read.json().at("/words/" + locale + "/title").textValue().replace("v1", "v2"))));
      return approved(id, office.edit(id, read.etag(), Map.of("category", SECOND, "words", words)).expect(200).json());
    }).toList());
  }

  /** An open release with everything in it. */
  private static String begun() {
    List<Map<String, String>> items = IDS.stream().flatMap(id -> Stream.of("fr", "en")
        .map(locale -> Map.of("type", "news", "id", id.toString(), "locale", locale))).toList();
    return office.author().post(RELEASES, Map.of("name", "Visite", "items", items)).expect(201).json().get("id").textValue();
  }

  private static Http.Answer move(String release, Map<String, Object> order) {
    Http.Answer read = office.publisher().get(RELEASES + "/" + release).expect(200);
    return office.publisher().with("If-Match", read.etag()).post(RELEASES + "/" + release + "/transitions", order);
  }

  private static Http.Answer timed(String release, String act) {
    long begin = System.nanoTime();
    Http.Answer answer = move(release, Map.of("transition", act)).expect(200);
    TAKES.put(act, Duration.ofNanos(System.nanoTime() - begin));
    return answer;
  }

  private static WholeReader reader(AtomicBoolean over) {
    return new WholeReader(house.server().http(), FIRST + "," + SECOND, 2 * CONTENTS, over);
  }

  private static String shown() {
    return reader(new AtomicBoolean()).look();
  }

  private static Map<String, Http.Answer> prints() throws Exception {
    Map<String, Http.Answer> prints = new HashMap<>();
    for (UUID id : IDS) {
      List.of("fr", "en").forEach(locale -> prints.put(id + " " + locale, house.server().http().get("api/v1/news/" + id + "?locale=" + locale).expect(200)));
    }
    return prints;
  }

  @Test
  @Order(1)
  void aReaderAtFullSpeedNeverSeesAMixture() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try {
      List<WholeReader> reading = List.of(reader(over), reader(over));
      List<Future<List<String>>> seen = reading.stream().map(readers::submit).toList();
      assertThat(timed(begun(), "PUBLISH").json().get("visible").booleanValue()).isTrue();
      Map<String, Http.Answer> former = prints();
      edit();
      String release = begun();
      timed(release, "PUBLISH");
      assertThat(shown()).isEqualTo(SECOND);
      timed(release, "UNDO");
      over.set(true);
      for (Future<List<String>> one : seen) {
        assertThat(one.get()).isEqualTo(List.of(WholeReader.NOTHING, FIRST, SECOND, FIRST));
      }
      prints().forEach((place, print) -> {
        assertThat(print.bytes()).as(place).isEqualTo(former.get(place).bytes());
        assertThat(print.etag()).as(place).isEqualTo(former.get(place).etag());
      });
      System.out.printf("a release of %d texts on %s: published in %d ms, undone in %d ms; %d answers, none of them a mixture%n", 2 * CONTENTS,
          TestRun.database(), TAKES.get("PUBLISH").toMillis(), TAKES.get("UNDO").toMillis(), reading.stream().mapToInt(WholeReader::looks).sum());
    } finally {
      over.set(true);
      readers.shutdownNow();
    }
  }

  @Test
  @Order(2)
  void whateverIsKilledInTheMiddleIsWholeOrNothing() throws Exception {
    String release = begun();
    for (int kill = 1; kill <= KILLS; kill++) {
      boolean publishes = kill % 2 == 1;
      String act = publishes ? "PUBLISH" : "UNDO";
      // From its first tenth to a little beyond the usual end; the last one comes with the answer.
      Optional<Duration> moment = kill < KILLS ? Optional.of(TAKES.get(act).multipliedBy(11L * kill).dividedBy(10L * (KILLS - 1))) : Optional.empty();
      boolean answered = killedDuring(release, act, moment);
      house.start();
      office = Office.signedIn(house.server().http());
      boolean done = shown().equals(publishes ? SECOND : FIRST);
      assertThat(done || !answered).as("what was answered is done").isTrue();
      String state = office.author().get(RELEASES + "/" + release).expect(200).json().get("state").textValue();
      assertThat(state).isEqualTo(done ? publishes ? "PUBLISHED" : "UNDONE" : publishes ? "OPEN" : "PUBLISHED");
      System.out.printf("kill %d during %s: %s%n", kill, act, done ? "all" : "nothing");
      if (!done) {
        // A server that has just started is slower: so are the ones to be killed.
        timed(release, act);
      }
      release = publishes ? release : begun();
    }
    if (shown().equals(SECOND)) {
      move(release, Map.of("transition", "UNDO")).expect(200);
    }
  }

  /**
   * Whether it was answered before the kill.
   *
   * @param moment after the request; without one it is killed as soon as it has answered
   */
  private static boolean killedDuring(String release, String act, Optional<Duration> moment) throws Exception {
    ExecutorService publisher = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> answered = publisher.submit(() -> {
        try {
          return move(release, Map.of("transition", act)).status() == 200;
        } catch (UncheckedIOException killed) {
          return false;
        }
      });
      if (moment.isPresent()) {
        await(System.nanoTime() + moment.get().toNanos());
      } else {
        answered.get();
      }
      house.server().killNine();
      return answered.get();
    } finally {
      publisher.shutdownNow();
    }
  }

  private static void await(long moment) {
    while (System.nanoTime() < moment) {
      Thread.onSpinWait();
    }
  }

  @Test
  @Order(3)
  @Case("E9")
  void aPlannedReleaseKilledInTheMiddleIsFinishedAfterTheStart() throws Exception {
    String release = begun();
    Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
    move(release, Map.of("transition", "PUBLISH", "at", LocalDateTime.ofInstant(due, ZoneOffset.UTC).toString(), "zone", "Etc/UTC")).expect(200);
    await(System.nanoTime() + Duration.between(Instant.now(), due).toNanos() + TAKES.get("PUBLISH").dividedBy(2).toNanos());
    house.server().killNine();
    Optional<Integer> meanwhile = printedSince(due);
    meanwhile.ifPresent(printed -> assertThat(printed).isIn(0, 2 * CONTENTS));
    house.start();
    office = Office.signedIn(house.server().http());
    Until.holds("it is published", () -> shown().equals(SECOND));
    JsonNode finished = office.author().get(RELEASES + "/" + release).expect(200).json();
    assertThat(finished.get("state").textValue()).isEqualTo("PUBLISHED");
    assertThat(finished.get("lastSequence").longValue() - finished.get("firstSequence").longValue()).isEqualTo(2L * CONTENTS - 1);
    System.out.printf("a planned release of %d texts, killed in the middle: %s until the next start%n", 2 * CONTENTS,
        meanwhile.map(printed -> printed + " texts public").orElse("(nobody may look)"));
  }

  private static Optional<Integer> printedSince(Instant due) throws Exception {
    Optional<Connection> meanwhile = house.connectMeanwhile();
    if (meanwhile.isEmpty()) {
      return Optional.empty();
    }
    try (Connection connection = meanwhile.get(); PreparedStatement count = connection.prepareStatement(
        "select count(*) from publication where at >= ?")) {
      count.setObject(1, due.atOffset(ZoneOffset.UTC));
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return Optional.of(row.getInt(1));
      }
    }
  }

  /** What the reader takes for a mixture is one. */
  @Test
  @Order(4)
  void theReaderNoticesASingleTextThatIsMissing() {
    String etag = office.publisher().get("api/editorial/v1/news/" + IDS.get(0) + "/en").expect(200).etag();
    office.move(IDS.get(0), "en", etag, "WITHDRAW").expect(200);
    assertThatThrownBy(ReleaseAtomicityIT::shown).isInstanceOf(AssertionError.class);
  }

  @Test
  @Order(5)
  void theTablesHoldWhatWasDone() throws Exception {
    Http local = house.server().http().asLocal();
    local.send("POST", VERIFICATION, null, null).expect(202);
    Until.holds("the verification has ended", () -> !local.get(VERIFICATION).json().path("status").asText().equals("running"));
    assertThat(local.get(VERIFICATION).expect(200).json().path("sound").booleanValue()).as("%s", local.get(VERIFICATION)).isTrue();
    house.server().stop();
    Records records = house.records();
    LogChecks.check(records);
    DeskChecks.check(records);
  }
}
