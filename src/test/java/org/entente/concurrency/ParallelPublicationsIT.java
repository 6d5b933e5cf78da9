package org.entente.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.entente.durability.DeskChecks;
import org.entente.durability.House;
import org.entente.durability.LogChecks;
import org.entente.durability.Office;
import org.entente.durability.Records;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two hundred publications at once while a reader asks all along; and one winner among those who write the same text. */
@TestMethodOrder(OrderAnnotation.class)
class ParallelPublicationsIT {
  private static final int PUBLICATIONS = 200;
  private static final int ROUNDS = TestRun.full() ? 500 : 4;

  private static House house;
  private static Http http;
  private static Office office;
  private static PublishedAtOnce done;

  @BeforeAll
  static void publishAtOnce() throws Exception {
    house = House.ofTheRun("parallel");
    http = house.start();
    office = Office.signedIn(http);
    done = PublishedAtOnce.of(PUBLICATIONS, house, office);
    System.out.printf("parallel publications on %s: numbers %d to %d; the reader saw %d editions, the watcher looked %d times%n",
        TestRun.database(), done.before() + 1, done.after(),
        done.sights().stream().map(AssertingReader.Sight::edition).distinct().count(), done.looks());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Order(1)
  void numbersHaveNoGap() {
    assertThat(done.published().stream().map(Pair.Published::sequence).sorted()).containsExactlyElementsOf(
        LongStream.rangeClosed(1, PUBLICATIONS).mapToObj(nth -> done.before() + 2 * nth).toList());
    assertThat(done.published()).extracting(one -> one.pair().id()).doesNotHaveDuplicates();
  }

  @Test
  @Order(1)
  void timeOrderIsNumberOrder() {
    List<Instant> instants = new ArrayList<>();
    done.published().stream().sorted(Comparator.comparingLong(Pair.Published::sequence)).forEach(one -> {
      Instant french = publishedAt(one.pair().id(), "fr");
      assertThat(publishedAt(one.pair().id(), "en")).isEqualTo(french);
      instants.add(french);
    });
    assertThat(instants).isSorted();
  }

  /** The reader itself has asserted that both languages came together; here: each edition showed its numbers, and no others. */
  @Test
  @Order(1)
  void everyAnswerShowedExactlyTheTransactionsUpToItsEdition() {
    Map<UUID, Pair.Published> known = new HashMap<>();
    done.published().forEach(one -> known.put(one.pair().id(), one));
    for (AssertingReader.Sight sight : done.sights()) {
      assertThat(sight.edition()).as("an edition ends with a transaction").matches(n -> (n - done.before()) % 2 == 0);
      for (UUID id : sight.asked()) {
        Pair.Published one = known.get(id);
        assertThat(sight.versions().getOrDefault(id, 0)).as("%s at edition %d", one, sight.edition())
            .isEqualTo(one.pair().versionAt(sight.edition(), one.sequence()));
      }
    }
    assertThat(done.sights()).extracting(AssertingReader.Sight::edition).contains(done.after());
  }

  @Test
  @Order(2)
  @Case("E1")
  void oneOfFiftyEditsOfTheSameWordsWins() throws Exception {
    UUID id = draft();
    for (int round = 0; round < ROUNDS; round++) {
      String etag = office.author().get("api/editorial/v1/news/" + id + "/fr").expect(200).etag();
      String own = "tour " + round;
      oneOfFiftyWins(id, own, number -> office.editWords(id, "fr", etag, text(own, number)));
    }
  }

  @Test
  @Order(2)
  @Case("E1")
  void oneOfFiftyEditsOfTheSameContentWins() throws Exception {
    UUID id = draft();
    for (int round = 0; round < ROUNDS; round++) {
      String etag = office.read(id).expect(200).etag();
      String own = "tour " + round;
      oneOfFiftyWins(id, own, number -> office.edit(id, etag, Map.of("words", Map.of("fr", text(own, number)))));
    }
  }

  @Test
  @Order(2)
  @Case("E1")
  void anEditThatNamesNoVersionIsRefused() {
    UUID id = draft();
    office.author().patch("api/editorial/v1/news/" + id, Map.of("note", "x")).expect(428);
    office.author().patch("api/editorial/v1/news/" + id + "/fr", Map.of("summary", "x")).expect(428);
  }

  @Test
  @Order(2)
  void oneOfTwentyPublicationsOfTheSameTextWins() throws Exception {
    Pair pair = Pair.prepared(office, PUBLICATIONS, true, "twenty");
    long head = AssertingReader.edition(http);
    List<Http.Answer> answers = Crowd.together(Crowd.tasks(20, number -> () ->
        Crowd.patiently(() -> office.move(pair.id(), "fr", pair.etags().get("fr"), "PUBLISH"))));
    assertThat(answers).extracting(Http.Answer::status).containsOnlyOnce(200);
    assertThat(answers).extracting(Http.Answer::status).filteredOn(status -> status == 409 || status == 412).hasSize(19);
    assertThat(AssertingReader.edition(http)).as("one log entry").isEqualTo(head + 1);
    assertThat(office.read(pair.id()).json().at("/variants/en/state").textValue()).isEqualTo("APPROVED");
  }

  /** Also: one audit row and one revision for everything that was done, none for what was refused or tried again. */
  @Test
  @Order(3)
  void theTablesHoldWhatWasAnswered() throws Exception {
    house.server().stop();
    Records records = house.records();
    LogChecks.check(records);
    DeskChecks.check(records);
  }

  private static void oneOfFiftyWins(UUID id, String round, IntFunction<Http.Answer> edit) throws Exception {
    JsonNode untouched = office.read(id).expect(200).json();
    List<Http.Answer> answers = Crowd.together(Crowd.tasks(50, number -> () -> Crowd.patiently(() -> edit.apply(number))));
    assertThat(answers.stream().map(Http.Answer::status).sorted()).startsWith(200).hasSize(50)
        .filteredOn(status -> status == 412).hasSize(49);
    int winner = IntStream.range(0, 50).filter(number -> answers.get(number).status() == 200).findFirst().orElseThrow();
    JsonNode whole = office.read(id).expect(200).json();
    assertThat(whole.at("/words/fr/title").textValue()).isEqualTo(text(round, winner).get("title"));
    assertThat(whole.at("/words/fr/summary").textValue()).isEqualTo(text(round, winner).get("summary"));
    assertThat(whole.at("/words/fr/body")).isEqualTo(untouched.at("/words/fr/body"));
    assertThat(whole.at("/words/en")).isEqualTo(untouched.at("/words/en"));
    assertThat(whole.get("displayDate")).isEqualTo(untouched.get("displayDate"));
    assertThat(whole.get("revision").intValue()).isEqualTo(untouched.get("revision").intValue() + 1);
  }

  private static Map<String, String> text(String round, int number) {
    return Map.of("title", "Titre " + number + ", " + round, "summary", "Chapeau " + number + ", " + round);
  }

  private static UUID draft() {
    String unique = UUID.randomUUID().toString();
    JsonNode made = office.create(Map.of("fr", "Brouillon " + unique, "en", "Draft " + unique), "fifty").expect(201).json();
    return UUID.fromString(made.get("id").textValue());
  }

  private static Instant publishedAt(UUID id, String locale) {
    JsonNode print = http.get("api/v1/news/" + id + "?locale=" + locale).expect(200).json();
    return Instant.parse(print.get("publishedAt").textValue());
  }
}
