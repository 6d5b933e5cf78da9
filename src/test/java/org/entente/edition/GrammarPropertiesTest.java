package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.lucene.search.ScoreDoc;

/** Whatever the world and the question, the index answers what the log says. */
class GrammarPropertiesTest {
  private static final QueryParser PARSER = Toy.parser();
  private static final int QUESTIONS = 8;

  @Property(tries = 100)
  void listsExactlyWhatMeetsTheConditions(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = grown(world)) {
      LogOracle oracle = new LogOracle(world.toy.log);
      for (int i = 0; i < QUESTIONS; i++) {
        String type = world.any(List.of("pacts", "towns"));
        List<String> conditions = world.conditions(type);
        String languages = world.languages();
        List<String> expected = oracle.matching(type, conditions, languages).stream().map(GrammarPropertiesTest::name).toList();
        Page page = edition.search(PARSER.list(type, raw(conditions, languages, "limit=100")));
        assertThat(page.prints()).as("%s %s %s", type, conditions, languages).extracting(print -> name(PrintForm.read(print.whole())))
            .containsExactlyInAnyOrderElementsOf(expected);
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
        String type = world.any(List.of("pacts", "towns"));
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

  /** Pages of one edition, by whatever order, are the list cut into pieces. */
  @Property(tries = 60)
  void walksThroughEveryObjectOnce(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = grown(world)) {
      String type = world.any(List.of("pacts", "towns"));
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
        String type = world.any(List.of("pacts", "towns"));
        Query query = PARSER.list(type, raw(List.of(), world.languages(), "sort=" + world.order(type), "limit=100"));
        ScoreDoc[] sorted = edition.searcher().search(new QueryPlan(edition.searcher(), new SegmentCache()).of(query), 100, query.ordering().sort()).scoreDocs;
        assertThat(edition.search(query).prints()).extracting(Print::number)
            .containsExactlyElementsOf(Stream.of(sorted).map(hit -> new Print(Stored.of(edition.searcher(), hit.doc)).number()).toList());
      }
    }
  }

  /** What is public from the first page to the last is met once, whatever is published and withdrawn in between. */
  @Property(tries = 60)
  void losesAndRepeatsNothingThatStayedWhileTheWorldWentOn(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    String type = world.any(List.of("pacts", "towns"));
    String step = "limit=2&sort=title";
    Map<String, String> before = titles(world, type);
    List<String> walked = new ArrayList<>();
    String after = "";
    Set<String> stayed = new HashSet<>(before.keySet());
    do {
      Page page;
      try (Edition edition = world.toy.edition()) {
        page = edition.search(PARSER.list(type, step + after));
        page.prints().forEach(print -> walked.add(print.id().toString()));
        after = page.next().map(cursor -> "&after=" + cursor).orElse("");
      }
      Map<String, String> now = titles(world, type);
      stayed.removeIf(id -> !before.get(id).equals(now.get(id)));
      world.happens();
      Map<String, String> then = titles(world, type);
      stayed.removeIf(id -> !before.get(id).equals(then.get(id)));
    } while (!after.isEmpty());
    assertThat(walked.stream().filter(stayed::contains).toList()).containsExactlyInAnyOrderElementsOf(stayed);
  }

  private static Map<String, String> titles(RandomWorld world, String type) {
    Map<String, String> titles = new TreeMap<>();
    new LogOracle(world.toy.log).matching(type, List.of(), "").forEach(object ->
        titles.put(object.get("id").textValue(), object.get("locale").textValue() + object.get("title").textValue()));
    return titles;
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
    return page.prints().stream().map(print -> name(PrintForm.read(print.whole()))).toList();
  }

  private static String name(ObjectNode object) {
    return object.get("id").textValue() + " " + object.get("locale").textValue();
  }

  private static String raw(List<String> conditions, String languages, String... more) {
    return String.join("&", Stream.of(conditions.stream(), Stream.of(languages).filter(text -> !text.isEmpty()), Stream.of(more))
        .flatMap(parts -> parts).toList());
  }
}
