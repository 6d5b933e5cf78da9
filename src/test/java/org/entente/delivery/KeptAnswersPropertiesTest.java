package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.RandomWorld;

/** Whatever the world, the question and what is published in between: a kept answer is the one that would be made, and what changes was named. */
class KeptAnswersPropertiesTest {
  private static final boolean FULL = Boolean.getBoolean("entente.full");
  private static final int QUESTIONS = 20;
  private static final int PUBLICATIONS = FULL ? 200 : 25;
  private static final int READERS = 4;

  @Property(tries = 12)
  void whatIsGivenAgainIsWhatWouldBeMadeNow(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Portal portal = new Portal(world);
    Editions editions = new Editions();
    AnswerCache cache = Portal.cache(editions);
    world.toy.showIn(editions);
    List<Portal.Question> questions = portal.questions(QUESTIONS);
    for (int publication = 0; publication < PUBLICATIONS; publication++) {
      for (int i = world.dice().nextInt(6); i >= 0; i--) {
        Portal.Question question = world.any(questions);
        try (Edition edition = editions.current()) {
          assertThat(question.asked(editions, cache).shown()).as("%s", question).isEqualTo(question.anew(edition).shown());
        }
      }
      for (int i = world.dice().nextInt(3); i >= 0; i--) {
        world.happens();
      }
      world.toy.showIn(editions);
    }
  }

  /** Who purges by the keys that a publication names, purges every answer that it has changed. */
  @Property(tries = 12)
  void whatAPublicationChangesCarriesAKeyThatItNames(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Portal portal = new Portal(world);
    List<Portal.Question> questions = portal.questions(QUESTIONS);
    List<Portal.Told> before = all(questions, world);
    for (int publication = 0; publication < PUBLICATIONS; publication++) {
      int number = world.toy.log.size();
      world.happens();
      if (world.toy.log.size() > number) {
        List<Portal.Told> after = all(questions, world);
        for (int i = 0; i < questions.size(); i++) {
          if (before.get(i).answer().isPresent() && !before.get(i).shown().equals(after.get(i).shown())) {
            assertThat(before.get(i).keys()).as("%s was%n%s%nand is%n%s%n", questions.get(i), before.get(i).shown(), after.get(i).shown())
                .containsAnyElementsOf(world.toy.named());
          }
        }
        before = after;
      }
    }
  }

  /** Every answer is the one of the edition that it names, and that is none from before the question. */
  @Property(tries = 6)
  void whoeverAsksWhileItIsPublishedGetsTheAnswerOfOneEdition(@ForAll long seed) throws Exception {
    RandomWorld world = new RandomWorld(seed);
    List<Portal.Question> questions = new Portal(world).questions(QUESTIONS);
    Editions editions = new Editions();
    AnswerCache cache = Portal.cache(editions);
    NavigableMap<Long, Edition> shown = new ConcurrentSkipListMap<>();
    show(world, editions, shown);
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<List<Heard>>> readers = IntStream.range(0, READERS).mapToObj(reader -> threads.submit(reading(questions, reader, editions, cache))).toList();
      for (int publication = 0; publication < PUBLICATIONS; publication++) {
        world.happens();
        show(world, editions, shown);
      }
      for (Future<List<Heard>> reader : readers) {
        reader.get().forEach(heard -> heard.requireTrueIn(shown));
      }
    } finally {
      threads.shutdownNow();
      shown.values().forEach(Edition::close);
    }
  }

  /** @param from the edition that stood before it was asked, and {@code to} the one after */
  private record Heard(Portal.Question question, Portal.Told told, long from, long to) {
    void requireTrueIn(NavigableMap<Long, Edition> shown) {
      Collection<Edition> possible = told.edition().map(number -> List.of(shown.get(number))).orElseGet(() ->
          List.copyOf(shown.subMap(from, true, to, true).values()));
      assertThat(told.edition().orElse(from)).as("%s", question).isBetween(from, to);
      assertThat(possible).as("%s", question).anySatisfy(edition -> assertThat(told.shown()).isEqualTo(question.anew(edition).shown()));
    }
  }

  private static Callable<List<Heard>> reading(List<Portal.Question> questions, int reader, Editions editions, AnswerCache cache) {
    return () -> {
      List<Heard> heard = new ArrayList<>();
      for (int i = 0; i < PUBLICATIONS * READERS; i++) {
        Portal.Question question = questions.get((i * (reader + 1) + reader) % questions.size());
        long from = number(editions);
        Portal.Told told = question.asked(editions, cache);
        heard.add(new Heard(question, told, from, number(editions)));
      }
      return heard;
    };
  }

  private static long number(Editions editions) {
    try (Edition edition = editions.current()) {
      return edition.number();
    }
  }

  private static void show(RandomWorld world, Editions editions, NavigableMap<Long, Edition> shown) {
    world.toy.showIn(editions);
    Edition now = editions.current();
    if (shown.putIfAbsent(now.number(), now) != null) {
      now.close();
    }
  }

  private static List<Portal.Told> all(List<Portal.Question> questions, RandomWorld world) {
    try (Edition edition = world.toy.edition()) {
      return questions.stream().map(question -> question.anew(edition)).toList();
    }
  }
}
