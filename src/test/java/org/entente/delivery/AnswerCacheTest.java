package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.Query;
import org.entente.edition.QueryParser;
import org.entente.edition.Toy;
import org.entente.problem.Problem;
import org.entente.settings.Environment;
import org.entente.testing.Until;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private final QueryParser parser = Toy.parser();
  private final Links links = new Links(Toy.HOUSE, DeliveryResource.ROOT);
  private final Editions editions = new Editions();
  private AnswerCache cache = cache(1);
  private Toy toy = new Toy();
  private int made;

  @BeforeEach
  void world() {
    toy.publish("towns", 1, "fr", "rome", "Rome", "\"country\":\"IT\"")
        .publish("pacts", 11, "fr", "a", "Pacte A", "\"towns\":[" + Toy.link(1) + "]")
        .publish("pacts", 12, "fr", "b", "Pacte B", "\"summary\":\"" + "long ".repeat(500) + "\"").showIn(editions);
  }

  private AnswerCache cache(int megabytes) {
    return new AnswerCache(editions, new Environment(Map.of("ENTENTE_CACHE_MB", Integer.toString(megabytes))));
  }

  private Answer ask(String address, boolean packed, Function<Edition, Answer> reader) {
    try (Edition edition = editions.current()) {
      return cache.answer(edition, address, address, packed, asked -> {
        made++;
        return reader.apply(asked);
      });
    }
  }

  private Answer one(String slug, String query) {
    Query parsed = parser.object("pacts", query);
    return ask("/pacts/" + slug + "?" + query, false, edition -> new OneObject(edition, links).answer("pacts", slug, parsed));
  }

  private Answer list(String query) {
    Query parsed = parser.list("pacts", query);
    return ask("/pacts?" + query, false, edition -> new Listing(edition, links).list("/pacts", parsed));
  }

  private Answer filler(int number) {
    return ask("/filler/" + number, false, edition -> Answer.json(edition, new byte[2_000], edition.instant(), Set.of("filler")));
  }

  @Test
  void knowsTheHeadersOfWhatIsTooLongToBeKept() {
    String address = "/pacts.csv";
    Answer streamed = ask(address, false, edition -> new Answer(200, Map.of("ETag", "\"long\"", "Content-Type", "text/csv"), Long.toString(edition.number()),
        Optional.empty(), Optional.of(new Answer.Stream(OptionalLong.of(3_000_000), output -> { })), edition.footing(Set.of("pacts"))));
    assertThat(streamed.stream()).isPresent();
    assertThat(cache.find(address, false)).as("there is no body to give").isEmpty();
    toy.publish("towns", 1, "fr", "rome", "Roma", "").showIn(editions);
    assertThat(cache.head(address, false)).hasValueSatisfying(head -> {
      assertThat(head.headers()).containsEntry("Content-Length", "3000000").containsEntry("ETag", "\"long\"");
      assertThat(head.edition()).isEqualTo("4");
      assertThat(head.isHeld("\"long\"")).isTrue();
      head.unchanged().eachHeader((name, value) -> assertThat(name).doesNotStartWith("Content-"));
    });
    toy.publish("pacts", 12, "fr", "b", "Pacte B encore", "").showIn(editions);
    assertThat(cache.head(address, false)).as("its list has changed").isEmpty();
    list("");
    assertThat(cache.head("/pacts?", false)).as("what is kept whole").isEmpty();
  }

  /** What is asked for again and again is made before the edition is shown; by then it may have become too long for memory. */
  @Test
  void givesNoBodilessAnswerOfATableThatHasOutgrownTheMemory() {
    String address = "/pacts.csv";
    Function<Edition, Answer> growing = edition -> edition.number() < 5
        ? Answer.json(edition, new byte[10], edition.instant(), Set.of("pacts"))
        : new Answer(200, Map.of("ETag", "\"long\""), Long.toString(edition.number()), Optional.empty(),
            Optional.of(new Answer.Stream(OptionalLong.of(3_000_000), output -> { })), edition.footing(Set.of("pacts")));
    ask(address, false, growing);
    toy.publish("pacts", 13, "fr", "c", "Pacte C", "").showIn(editions);
    ask(address, false, growing);
    toy.publish("pacts", 14, "fr", "d", "Pacte D", "").showIn(editions);
    assertThat(made).as("made with the edition").isEqualTo(3);
    assertThat(cache.find(address, false)).as("there is no body to give").isEmpty();
    assertThat(cache.head(address, false)).hasValueSatisfying(head -> assertThat(head.headers()).containsEntry("ETag", "\"long\""));
    assertThat(ask(address, false, growing).stream()).isPresent();
    toy.publish("pacts", 15, "fr", "e", "Pacte E", "").showIn(editions);
    assertThat(made).as("no more in vain").isEqualTo(4);
  }

  @Test
  void givesAnAnswerAgainWhileWhatItWasMadeFromStands() {
    Answer first = one("a", "");
    toy.publish("pacts", 12, "fr", "b", "Pacte B encore", "").publish("towns", 1, "fr", "rome", "Roma", "").showIn(editions);
    Answer again = one("a", "");
    assertThat(made).isEqualTo(1);
    assertThat(again.bytes().orElseThrow()).isSameAs(first.bytes().orElseThrow());
    assertThat(first.edition()).isEqualTo("3");
    assertThat(again.edition()).as("the edition that gives it").isEqualTo("5");
  }

  @Test
  void makesItAnewWhenItsContentOrANeighbourItShowsHasChanged() {
    Answer first = one("a", "");
    Answer filled = one("a", "include=towns");
    toy.publish("pacts", 11, "en", "a-en", "Pact A", "").showIn(editions);
    assertThat(one("a", "").headers().get("ETag")).as("the same bytes").isEqualTo(first.headers().get("ETag"));
    one("a", "include=towns");
    assertThat(made).isEqualTo(4);
    toy.publish("towns", 1, "fr", "rome", "Roma", "").showIn(editions);
    assertThat(new String(one("a", "include=towns").bytes().orElseThrow(), StandardCharsets.UTF_8)).contains("Roma");
    assertThat(one("a", "include=towns").headers().get("ETag")).isNotEqualTo(filled.headers().get("ETag"));
    one("a", "");
    assertThat(made).isEqualTo(5);
  }

  @Test
  void makesAListAnewWhenAnythingOfItsTypesWasPublished() {
    list("");
    list("towns.country=IT");
    toy.publish("towns", 2, "fr", "pise", "Pise", "\"country\":\"IT\"").showIn(editions);
    list("");
    assertThat(made).isEqualTo(2);
    list("towns.country=IT");
    assertThat(made).isEqualTo(3);
    toy.publish("pacts", 13, "fr", "c", "Pacte C", "").showIn(editions);
    assertThat(new String(list("").bytes().orElseThrow(), StandardCharsets.UTF_8)).contains("Pacte C");
    list("towns.country=IT");
    assertThat(made).isEqualTo(5);
  }

  @Test
  void makesAnewBeforeItIsOutdatedWhatIsAskedForAgainAndAgain() {
    list("");
    toy.publish("pacts", 13, "fr", "c", "Pacte C", "").showIn(editions);
    assertThat(made).as("once asked, not made for nobody").isEqualTo(1);
    list("");
    toy.publish("pacts", 14, "fr", "d", "Pacte D", "").showIn(editions);
    assertThat(made).as("made with the edition").isEqualTo(3);
    assertThat(cache.find("/pacts?", false)).hasValueSatisfying(ready -> {
      assertThat(ready.edition()).isEqualTo("5");
      assertThat(text(ready)).contains("Pacte D");
    });
    toy.publish("towns", 2, "fr", "pise", "Pise", "").showIn(editions);
    assertThat(made).as("it stands").isEqualTo(3);
    toy.publish("pacts", 15, "fr", "e", "Pacte E", "").showIn(editions);
    assertThat(made).as("asked for since").isEqualTo(4);
    toy.publish("pacts", 16, "fr", "f", "Pacte F", "").showIn(editions);
    assertThat(made).as("asked for no more").isEqualTo(4);
    assertThat(cache.find("/pacts?", false)).isEmpty();
    assertThat(text(list(""))).contains("Pacte F");
  }

  /** Until an edition is shown, nobody is given what only it says. */
  @Test
  void givesNothingOfAnEditionThatIsNotShownYet() {
    list("");
    toy.publish("pacts", 13, "fr", "c", "Pacte C", "").showIn(editions);
    list("");
    List<Optional<String>> meanwhile = new ArrayList<>();
    editions.beforeEach(next -> {
      meanwhile.add(cache.find("/pacts?", false).map(AnswerCacheTest::text));
      return () -> {};
    });
    toy.publish("pacts", 14, "fr", "d", "Pacte D", "").showIn(editions);
    assertThat(meanwhile).singleElement().satisfies(text -> assertThat(text.orElseThrow()).contains("Pacte C").doesNotContain("Pacte D"));
  }

  /** The keeping takes its time, and readers ask meanwhile. */
  @Test
  void givesWhatWasMadeAnewFromTheMomentTheEditionIsShown() {
    AtomicReference<AnswerCache> following = new AtomicReference<>();
    List<Optional<String>> atOnce = new ArrayList<>();
    editions.beforeEach(next -> () -> atOnce.add(following.get().find("/pacts?", false).map(answer -> answer.edition() + text(answer))));
    AnswerCache last = cache(1);
    following.set(last);
    Query parsed = parser.list("pacts", "");
    for (int number = 13; number < 15; number++) {
      try (Edition edition = editions.current()) {
        last.answer(edition, "/pacts?", "/pacts?", false, asked -> new Listing(asked, links).list("/pacts", parsed));
      }
      toy.publish("pacts", number, "fr", "c" + number, "Pacte " + number, "").showIn(editions);
    }
    assertThat(atOnce.get(0)).as("not wanted yet").isEmpty();
    assertThat(atOnce.get(1)).hasValueSatisfying(text -> assertThat(text).startsWith("5").contains("Pacte 14"));
  }

  @Test
  void whatASlugLeadsToIsAskedAnewWhenAnotherContentTakesIt() {
    one("a", "");
    toy.publish("pacts", 10, "en", "a", "Another", "").showIn(editions);
    one("a", "");
    assertThat(made).isEqualTo(2);
  }

  /** A limit leaves neighbours out, but which ones is a matter of them all. */
  @Test
  void makesItAnewWhenANeighbourThatWasLeftOutComesForward() {
    toy.publish("towns", 2, "fr", "zurich", "Zurich", "").publish("pacts", 13, "fr", "c", "Pacte C",
        "\"towns\":[" + Toy.link(1) + "," + Toy.link(2) + "]").showIn(editions);
    String query = "include=towns(limit=1,sort=title)&fields=towns.title";
    assertThat(text(one("c", query))).contains("Rome");
    toy.publish("towns", 2, "fr", "zurich", "Aarau", "").showIn(editions);
    assertThat(text(one("c", query))).contains("Aarau").doesNotContain("Rome");
  }

  /** Two contents may have one address in different languages; which of them is shown is a matter of both. */
  @Test
  void makesItAnewWhenAnotherContentOfTheSameAddressComesForward() {
    toy.publish("pacts", 10, "en", "a", "Another", "").publish("pacts", 10, "fr", "autre", "Une autre", "").showIn(editions);
    assertThat(text(one("a", ""))).contains("Pacte A");
    toy.withdraw("pacts", 10, "fr", "autre", null, null).showIn(editions);
    assertThat(text(one("a", ""))).contains("Another");
  }

  private static String text(Answer answer) {
    return new String(answer.bytes().orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void anAnswerThatComesTooLateIsNotGivenAgain() {
    Query parsed = parser.object("pacts", "");
    ask("/pacts/a", false, edition -> {
      Answer late = new OneObject(edition, links).answer("pacts", "a", parsed);
      toy.publish("pacts", 11, "fr", "a", "Pacte A corrigé", "").showIn(editions);
      return late;
    });
    assertThat(cache.find("/pacts/a", false)).isEmpty();
    Answer right = ask("/pacts/a", false, edition -> new OneObject(edition, links).answer("pacts", "a", parsed));
    assertThat(new String(right.bytes().orElseThrow(), StandardCharsets.UTF_8)).contains("corrigé");
    assertThat(cache.find("/pacts/a", false)).isPresent();
  }

  @Test
  void nothingOutlivesTheIndexItWasMadeFrom() {
    one("a", "");
    assertThat(cache.find("/pacts/a?", false)).isPresent();
    toy = new Toy().publish("pacts", 21, "fr", "z", "Une autre histoire", "");
    toy.showIn(editions);
    assertThat(cache.find("/pacts/a?", false)).isEmpty();
  }

  /** A redaction opens another index: what the law has taken must not lie in memory until somebody else needs the room. */
  @Test
  void nothingOfAnotherIndexStaysInMemory() {
    WeakReference<byte[]> taken = bytesOf("a");
    toy = new Toy().publish("pacts", 21, "fr", "z", "Une autre histoire", "");
    toy.showIn(editions);
    requireGone(taken);
  }

  @Test
  void nothingOfWhatHasEndedStaysInMemoryOnceItIsAskedFor() {
    WeakReference<byte[]> ended = bytesOf("a");
    toy.withdraw("pacts", 11, "fr", "a", "", "").showIn(editions);
    assertThatThrownBy(() -> one("a", "")).isInstanceOf(Problem.class);
    requireGone(ended);
  }

  private WeakReference<byte[]> bytesOf(String slug) {
    one(slug, "");
    return new WeakReference<>(cache.find("/pacts/" + slug + "?", false).orElseThrow().bytes().orElseThrow());
  }

  private static void requireGone(WeakReference<byte[]> bytes) {
    Until.holds("the collector has taken it", () -> {
      System.gc();
      return bytes.get() == null;
    });
  }

  /** There are places for a thousand: pages that were outdated once, and stand since, do not hold them against a list of every minute. */
  @Test
  void whatStandsMakesRoomForWhatPublicationsKeepOutdating() {
    cache = cache(8);
    IntStream.range(0, 1_000).forEach(this::page);
    toy.publish("towns", 1, "fr", "rome", "Roma", "").showIn(editions);
    IntStream.range(0, 1_000).forEach(this::page);
    for (int i = 0; i < 3; i++) {
      list("");
      toy.publish("pacts", 13 + i, "fr", "c" + i, "Pacte C" + i, "").showIn(editions);
    }
    assertThat(cache.find("/pacts?", false)).hasValueSatisfying(ready -> assertThat(text(ready)).contains("Pacte C2"));
  }

  private Answer page(int number) {
    return ask("/towns/" + number, false, edition -> Answer.json(edition, new byte[10], edition.instant(), Set.of("towns")));
  }

  @Test
  void aPackedAnswerIsAnotherRepresentationOfTheSameBytes() throws IOException {
    Query parsed = parser.object("pacts", "");
    Answer plain = one("b", "");
    Answer packed = ask("/pacts/b?", true, edition -> new OneObject(edition, links).answer("pacts", "b", parsed));
    assertThat(made).as("packed from what was kept").isEqualTo(1);
    assertThat(packed.headers()).containsEntry("Content-Encoding", "gzip").containsEntry("Vary", "Accept-Encoding");
    assertThat(packed.headers().get("ETag")).isNotEqualTo(plain.headers().get("ETag"));
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes().orElseThrow())).readAllBytes();
    assertThat(unpacked).isEqualTo(plain.bytes().orElseThrow());
    assertThat(packed.bytes().orElseThrow().length).isLessThan(unpacked.length / 2);
    assertThat(ask("/pacts/a?", true, edition -> new OneObject(edition, links).answer("pacts", "a", parsed)).headers())
        .as("too short to gain by it").doesNotContainKey("Content-Encoding");
  }

  @Test
  void onceThereIsNoRoomLeftAnAnswerIsKeptWhenItIsAskedForAgain() {
    int number = 0;
    do {
      filler(++number);
    } while (number < 2_000 && cache.find("/filler/" + number, false).isPresent());
    assertThat(number).as("kept at once while there was room").isGreaterThan(100);
    filler(number);
    assertThat(number).as("not kept at once for ever").isLessThan(2_000);
    assertThat(cache.find("/filler/" + number, false)).isPresent();
  }

  @Test
  void whoAsksAtTheSameTimeGetsTheSameAnswerAlsoWhenThereIsNoRoom() throws Exception {
    IntStream.range(0, 2_000).forEach(this::filler);
    List<Answer> both = askedTogether(
        edition -> Answer.json(edition, new byte[2_000], edition.instant(), Set.of("filler")), edition -> {
          throw new AssertionError("made twice");
        });
    assertThat(both.get(1).bytes().orElseThrow()).isSameAs(both.get(0).bytes().orElseThrow());
    assertThat(cache.find("/crowd", false)).as("asked for twice").isPresent();
  }

  /** A stream reads the edition that its caller holds, and is of no use to anybody who holds another. */
  @Test
  void whoAsksAtTheSameTimeForAStreamGetsOneOfItsOwn() throws Exception {
    List<Answer> both = askedTogether(AnswerCacheTest::stream, AnswerCacheTest::stream);
    assertThat(both.get(1).stream().orElseThrow()).isNotSameAs(both.get(0).stream().orElseThrow());
  }

  private static Answer stream(Edition edition) {
    return new Answer(200, Map.of(), "3", Optional.empty(), Optional.of(new Answer.Stream(OptionalLong.of(1), output -> output.write(1))),
        edition.footing(Set.of("crowd")));
  }

  /** The second asks while the first one's answer is being made. */
  private List<Answer> askedTogether(Function<Edition, Answer> first, Function<Edition, Answer> second) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Thread> waiting = new AtomicReference<>();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try {
      Future<Answer> one = readers.submit(() -> ask("/crowd", false, edition -> {
        begun.countDown();
        Until.holds("the other waits", () -> waiting.get() != null && waiting.get().getState() == Thread.State.BLOCKED);
        return first.apply(edition);
      }));
      begun.await();
      Future<Answer> other = readers.submit(() -> {
        waiting.set(Thread.currentThread());
        return ask("/crowd", false, second);
      });
      return List.of(one.get(), other.get());
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void addressesThatAreMadeUpDoNotPushOutWhatIsAskedForAgainAndAgain() {
    for (int number = 0; number < 200; number++) {
      filler(number % 100);
    }
    made = 0;
    int strangers = 20_000;
    for (int stranger = 0; stranger < strangers; stranger++) {
      filler(1_000 + stranger);
      if (stranger % 10 == 0) {
        filler(stranger / 10 % 100);
      }
    }
    assertThat(made - strangers).as("of 2,000 questions for a hundred known answers, those that had to be made again").isLessThan(200);
  }
}
