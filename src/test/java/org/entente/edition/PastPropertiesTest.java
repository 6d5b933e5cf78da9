package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.entente.publishing.LogEntry;

/** Whatever the world and the moment, the past is what the log said then. */
class PastPropertiesTest {
  private static final QueryParser PARSER = Toy.parser();
  private static final int QUESTIONS = 6;
  private static final Path DATA = Path.of("target", "past-properties");

  private final Editions editions = new Editions();

  @Property(tries = 60)
  void theStaffSeeWhatWasPublicThen(@ForAll long seed) throws IOException {
    RandomWorld world = grown(seed);
    Worlds worlds = worlds(world);
    int number = 1 + world.dice().nextInt(world.toy.log.size() - 1);
    List<LogEntry> then = world.toy.log.subList(0, number);
    try (Edition past = worlds.open(moment(world, number), Optional.empty(), true); Edition expected = built(then)) {
      assertThat(past.number()).isEqualTo(number);
      assertThat(past.chain()).isEqualTo(expected.chain());
      assertThat(past.contents()).isEqualTo(expected.contents());
      checkLists(world, past, then);
      for (LogEntry entry : world.toy.log) {
        for (String languages : List.of("", "locale=en", "locale=de&fallback=fr")) {
          Languages asked = PARSER.object(entry.type(), languages).languages();
          assertThat(told(past.at(entry.type(), entry.slug(), asked))).as(entry.slug()).isEqualTo(told(expected.at(entry.type(), entry.slug(), asked)));
          checkAlone(worlds, world, number, new Address(entry.type(), entry.slug()), asked, expected);
        }
      }
    } finally {
      worlds.end();
      editions.end();
    }
  }

  private static void checkAlone(Worlds worlds, RandomWorld world, int number, Address address, Languages asked, Edition expected) {
    // As it is read when no world is kept: from the log alone.
    try (Edition current = worlds.editions.current(); Edition alone = worlds.objects.at(address, at(world, number), true, current)) {
      assertThat(told(alone.at(address.type(), address.key(), asked))).as("%s alone", address)
          .isEqualTo(told(expected.at(address.type(), address.key(), asked)));
    }
  }

  @Property(tries = 60)
  void thePublicSeesOfItWhatHasNotEndedSince(@ForAll long seed) {
    RandomWorld world = grown(seed);
    Worlds worlds = worlds(world);
    int number = 1 + world.dice().nextInt(world.toy.log.size() - 1);
    try {
      check(worlds, world, number);
      for (int i = 0; i < 5; i++) {
        world.happens();
        world.toy.showIn(editions);
        check(worlds, world, number);
      }
    } finally {
      worlds.end();
      editions.end();
    }
  }

  private static void check(Worlds worlds, RandomWorld world, int number) {
    Map<String, LogEntry> last = new HashMap<>();
    world.toy.log.forEach(entry -> last.put(variant(entry), entry));
    List<LogEntry> then = world.toy.log.subList(0, number).stream().filter(entry -> last.get(variant(entry)).action().isPrint()).toList();
    try (Edition past = worlds.open(moment(world, number), Optional.empty(), false); Edition current = worlds.editions.current()) {
      checkLists(world, past, then);
      Set<String> gone = new HashSet<>();
      for (LogEntry entry : world.toy.log.subList(0, number)) {
        if (!last.get(variant(entry)).action().isPrint() && gone.add(variant(entry))) {
          Languages asked = PARSER.object(entry.type(), "locale=" + entry.locale().toLanguageTag()).languages();
          String id = entry.content().toString();
          assertThat(past.at(entry.type(), id, asked)).isInstanceOf(Standing.Gone.class);
          try (Edition alone = worlds.objects.at(new Address(entry.type(), id), at(world, number), false, current)) {
            assertThat(alone.at(entry.type(), id, asked)).isInstanceOf(Standing.Gone.class);
            assertThat(alone.contents()).allSatisfy(shown -> assertThat(past.contents()).contains(shown));
          }
        }
      }
    }
  }

  private static void checkLists(RandomWorld world, Edition past, List<LogEntry> then) {
    LogOracle oracle = new LogOracle(then);
    for (int i = 0; i < QUESTIONS; i++) {
      String type = world.type();
      List<String> conditions = world.conditions(type);
      String languages = world.languages();
      String raw = String.join("&", Stream.of(conditions.stream(), Stream.of(languages, "limit=100").filter(part -> !part.isEmpty()))
          .flatMap(parts -> parts).toList());
      List<ObjectNode> matching = oracle.matching(type, conditions, languages);
      Page page = past.search(PARSER.list(type, raw + "&facets=" + world.countable(type)));
      assertThat(page.prints()).as(raw).extracting(print -> name(PrintForm.read(print.whole())))
          .containsExactlyInAnyOrderElementsOf(matching.stream().map(PastPropertiesTest::name).toList());
      Counts facet = page.facets().get(0);
      Map<String, Integer> counted = new HashMap<>();
      oracle.counted(matching, facet.name(), languages).forEach((value, contents) -> counted.put(value, contents.size()));
      Map<String, Integer> told = new HashMap<>();
      facet.values().forEach(value -> told.put(value.text(), value.count()));
      assertThat(told).as("%s by %s", raw, facet.name()).isEqualTo(counted);
    }
  }

  private RandomWorld grown(long seed) {
    RandomWorld world = new RandomWorld(seed);
    world.toy.showIn(editions);
    for (int i = world.dice().nextInt(12); i > 0; i--) {
      world.happens();
    }
    world.toy.showIn(editions);
    return world;
  }

  private Worlds worlds(RandomWorld world) {
    return Toy.worlds(editions, new ToyLog(world.toy), Toy.CLOCK, DATA);
  }

  private static Instant at(RandomWorld world, int number) {
    return world.toy.log.get(number - 1).instant().plusSeconds(world.dice().nextInt(60));
  }

  private static Moment moment(RandomWorld world, int number) {
    return new Moment.Past(at(world, number));
  }

  private static Edition built(List<LogEntry> log) throws IOException {
    EditionIndex index = EditionIndex.create(new ByteBuffersDirectory(), Toy.MODEL);
    index.apply(log);
    return index.open();
  }

  private static String variant(LogEntry entry) {
    return entry.content() + " " + entry.locale();
  }

  private static String name(ObjectNode object) {
    return object.get("id").textValue() + " " + object.get("locale").textValue() + " " + object.get("publishedAt").textValue();
  }

  private static List<Object> told(Standing standing) {
    List<Object> told = new ArrayList<>(List.of(standing.getClass()));
    if (standing instanceof Standing.Here here) {
      told.add(here.print().number());
    } else if (standing instanceof Standing.Elsewhere elsewhere) {
      told.add(elsewhere.print().number());
    } else if (standing instanceof Standing.Gone gone) {
      told.add(gone.notice());
    }
    return told;
  }
}
