package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.lucene.search.ScoreDoc;

/** Whatever the world and the question, the index answers what the log says. */
class GrammarPropertiesTest {
  private static final QueryParser PARSER = Toy.parser();
  private static final int QUESTIONS = 8;

  /** And that in its order. */
  @Property(tries = 100)
  void listsExactlyWhatMeetsTheConditions(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = grown(world)) {
      LogOracle oracle = new LogOracle(world.toy.log);
      for (int i = 0; i < QUESTIONS; i++) {
        String type = world.type();
        List<String> conditions = world.conditions(type);
        String languages = world.languages();
        String order = world.dice().nextBoolean() ? world.order(type) : "";
        List<String> expected = names(PlainOrder.of(oracle.matching(type, conditions, languages), order));
        Page page = edition.search(PARSER.list(type, raw(conditions, languages, sort(order), "limit=100")));
        assertThat(names(page)).as("%s %s %s %s", type, conditions, languages, order).isEqualTo(expected);
        assertThat(page.total()).isEqualTo(expected.size());
      }
    }
  }

  @Property(tries = 100)
  void countsEachContentOnceForEachValue(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = grown(world)) {
      LogOracle oracle = new LogOracle(world.toy.log);
      for (int i = 0; i < QUESTIONS; i++) {
        String type = world.type();
        List<String> conditions = world.conditions(type);
        String languages = world.languages();
        String path = world.countable(type);
        List<ObjectNode> matching = oracle.matching(type, conditions, languages);
        Map<String, Set<String>> expected = oracle.counted(matching, path, languages);
        Page page = edition.search(PARSER.list(type, raw(conditions, languages, "limit=3", "facets=" + path, "groupBy=" + path,
            "sort=" + world.order(type))));
        String question = type + " " + conditions + " " + languages + " " + path;
        check(page.facets().get(0), expected, matching, question);
        check(page.groups().orElseThrow(), expected, matching, question);
        for (Counts.Value group : page.groups().orElseThrow().values()) {
          assertThat(group.ids()).as(question).containsExactlyElementsOf(page.prints().stream().filter(print ->
              oracle.counted(List.of(PrintForm.read(print.whole())), path, languages).containsKey(group.text()))
              .map(Print::id).distinct().toList());
        }
      }
    }
  }

  private static void check(Counts counts, Map<String, Set<String>> expected, List<ObjectNode> matching, String question) {
    Map<String, Integer> counted = new TreeMap<>();
    counts.values().forEach(value -> counted.put(value.text(), value.count()));
    Map<String, Integer> right = new TreeMap<>();
    expected.forEach((value, contents) -> right.put(value, contents.size()));
    assertThat(counted).as(question).isEqualTo(right);
    assertThat(counts.distinct()).isEqualTo(expected.size());
    Set<String> all = new HashSet<>(matching.stream().map(object -> object.get("id").textValue()).toList());
    expected.values().forEach(all::removeAll);
    assertThat(counts.absent()).as(question).isEqualTo(all.size());
  }

  /** Whatever it is sorted by, and in whatever languages it is told. */
  @Property(tries = 100)
  void standsInTheOrderOfItsFields(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = grown(world)) {
      LogOracle oracle = new LogOracle(world.toy.log);
      for (int i = 0; i < 2 * QUESTIONS; i++) {
        String type = world.type();
        String languages = world.languages();
        String order = world.order(type);
        List<ObjectNode> expected = PlainOrder.of(oracle.matching(type, List.of(), languages), order);
        Page page = edition.search(PARSER.list(type, raw(List.of(), languages, sort(order), "limit=100")));
        assertThat(names(page)).as("%s %s %s: %s", type, languages, order, expected).isEqualTo(names(expected));
      }
    }
  }

  /** Pages of one edition, by whatever order, are the list cut into pieces. */
  @Property(tries = 60)
  void walksThroughEveryObjectOnce(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = grown(world)) {
      String type = world.type();
      String all = raw(world.conditions(type), world.languages(), "sort=" + world.order(type));
      List<String> whole = names(edition.search(PARSER.list(type, all + "&limit=100")));
      List<String> walked = new ArrayList<>();
      String step = all + "&limit=" + (1 + world.dice().nextInt(4));
      Page page = edition.search(PARSER.list(type, step));
      walked.addAll(names(page));
      while (page.next().isPresent()) {
        page = edition.search(PARSER.list(type, step + "&after=" + page.next().get()));
        walked.addAll(names(page));
      }
      assertThat(walked).doesNotHaveDuplicates().isEqualTo(whole);
    }
  }

  /** The orders that segments remember, joined, are the one in which the index sorts by the values themselves. */
  @Property(tries = 60)
  void ordersAsTheValuesDo(@ForAll long seed) throws IOException {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = grown(world)) {
      for (int i = 0; i < QUESTIONS; i++) {
        String type = world.type();
        Query query = PARSER.list(type, raw(List.of(), world.languages(), "sort=" + world.order(type), "limit=100"));
        ScoreDoc[] sorted = edition.searcher().search(new QueryPlan(edition.searcher(), new SegmentCache()).of(query), 100, query.ordering().sort()).scoreDocs;
        assertThat(edition.search(query).prints()).extracting(Print::number)
            .containsExactlyElementsOf(Stream.of(sorted).map(hit -> new Print(Stored.of(edition.searcher(), hit.doc)).number()).toList());
      }
    }
  }

  /** What is listed unchanged from the first page to the last is met once, and in order, whatever is published and withdrawn in between. */
  @Property(tries = 100)
  void losesAndRepeatsNothingThatStayedWhileTheWorldWentOn(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    String type = world.type();
    List<String> conditions = world.conditions(type);
    String languages = world.languages();
    String order = world.order(type);
    String step = raw(conditions, languages, "limit=" + (1 + world.dice().nextInt(3)), sort(order));
    Map<String, String> stayed = listed(world, type, conditions, languages, order);
    List<String> walked = new ArrayList<>();
    String after = "";
    do {
      try (Edition edition = world.toy.edition()) {
        Page page = edition.search(PARSER.list(type, step + after));
        walked.addAll(names(page));
        after = page.next().map(cursor -> "&after=" + cursor).orElse("");
      }
      for (int i = world.dice().nextInt(3); i > 0; i--) {
        world.happens();
        stayed.entrySet().retainAll(listed(world, type, conditions, languages, order).entrySet());
      }
    } while (!after.isEmpty());
    assertThat(walked.stream().filter(stayed::containsKey).toList()).as("%s?%s", type, step).containsExactlyElementsOf(stayed.keySet());
  }

  /** By name, what the list holds now, in order. */
  private static Map<String, String> listed(RandomWorld world, String type, List<String> conditions, String languages, String order) {
    Map<String, String> listed = new LinkedHashMap<>();
    PlainOrder.of(new LogOracle(world.toy.log).matching(type, conditions, languages), order).forEach(object -> listed.put(name(object), object.toString()));
    return listed;
  }

  /** By the words of titles and other texts, accents and case aside, alone and together with conditions. */
  @Property(tries = 60)
  void findsExactlyWhatHoldsTheWords(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = grown(world)) {
      LogOracle oracle = new LogOracle(world.toy.log);
      for (int i = 0; i < QUESTIONS; i++) {
        String words = world.words();
        String languages = world.languages();
        List<String> conditions = world.conditions("pacts");
        String question = words + " " + conditions + " " + languages;
        assertThat(names(edition.search(PARSER.list("pacts", raw(conditions, languages, "q=" + words, "limit=100"))))).as(question)
            .containsExactlyInAnyOrderElementsOf(holding(words, oracle.matching("pacts", conditions, languages)));
        List<ObjectNode> everything = Stream.of("pacts", "towns", "feasts").flatMap(type -> oracle.matching(type, List.of(), languages).stream()).toList();
        Page found = edition.search(PARSER.search(raw(List.of(), languages, "q=" + words, "limit=100")));
        assertThat(names(found)).as(question).containsExactlyInAnyOrderElementsOf(holding(words, everything));
        assertThat(found.total()).isEqualTo(found.prints().size());
      }
    }
  }

  private static List<String> holding(String words, List<ObjectNode> objects) {
    return objects.stream().filter(object -> LogOracle.holds(object, words)).map(GrammarPropertiesTest::name).toList();
  }

  /** Grown in two steps, so that the index has more than one segment and replaced documents. */
  private static Edition grown(RandomWorld world) {
    world.toy.edition().close();
    for (int i = world.dice().nextInt(12); i > 0; i--) {
      world.happens();
    }
    return world.toy.edition();
  }

  private static List<String> names(Page page) {
    return names(page.prints().stream().map(print -> PrintForm.read(print.whole())).toList());
  }

  private static List<String> names(List<ObjectNode> objects) {
    return objects.stream().map(GrammarPropertiesTest::name).toList();
  }

  private static String name(ObjectNode object) {
    return object.get("id").textValue() + " " + object.get("locale").textValue();
  }

  private static String sort(String order) {
    return order.isEmpty() ? "" : "sort=" + order;
  }

  private static String raw(List<String> conditions, String languages, String... more) {
    return Stream.of(conditions.stream(), Stream.of(languages), Stream.of(more)).flatMap(parts -> parts).filter(part -> !part.isEmpty())
        .collect(Collectors.joining("&"));
  }
}
