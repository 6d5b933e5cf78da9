package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entente.publishing.LogEntry;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private static final QueryParser PARSER = Toy.parser();
  private static final int QUESTIONS = 8;

  private final Overlay overlay = overlay();

  private static Overlay overlay() {
    Overlay overlay = new Overlay();
    overlay.model = Toy.MODEL;
    return overlay;
  }

  /** Whatever the world, what is laid over it and the question: the answer is the one there would be if the log held it. */
  @Property(tries = 60)
  void showsWhatTheNextEditionWouldShow(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition before = world.toy.edition()) {
      int number = world.toy.log.size();
      for (int i = 1 + world.dice().nextInt(3); i > 0; i--) {
        world.happens();
      }
      List<LogEntry> next = world.toy.log.subList(number, world.toy.log.size());
      try (Edition laid = overlay.over(before, next); Edition published = world.toy.edition()) {
        assertThat(laid.contents()).isEqualTo(published.contents());
        for (int i = 0; i < QUESTIONS; i++) {
          String type = world.type();
          String path = world.countable(type);
          String raw = String.join("&", world.conditions(type)) + "&" + world.languages() + "&limit=5&sort=" + world.order(type)
              + "&facets=" + path + "&groupBy=" + path;
          assertThat(shown(laid, PARSER.list(type, raw))).as("%s?%s", type, raw).isEqualTo(shown(published, PARSER.list(type, raw)));
        }
      }
    }
  }

  private static String shown(Edition edition, Query query) {
    Page page = edition.search(query);
    List<String> prints = page.prints().stream().map(print -> new String(print.delivered(), StandardCharsets.UTF_8)).toList();
    return prints + " " + page.total() + " " + page.next() + " " + page.facets() + " " + page.groups();
  }

  @Test
  void leavesTheEditionBelowAsItIsAndMayOutliveIt() {
    Toy toy = new Toy().publish("pacts", 1, "fr", "rome", "Rome", "").publish("pacts", 2, "fr", "oslo", "Oslo", "");
    Edition below = toy.edition();
    toy.publish("pacts", 1, "fr", "roma", "Roma", "");
    try (Edition laid = overlay.over(below, toy.log.subList(2, 3))) {
      assertThat(slugs(below)).containsExactly("oslo", "rome");
      below.close();
      assertThat(slugs(laid)).containsExactly("oslo", "roma");
      assertThat(at(laid, "rome")).isInstanceOf(Standing.Elsewhere.class);
      assertThat(laid.number()).isEqualTo(2);
    }
    toy.edition().close();
    assertThat(below.hold()).as("still held by somebody").isFalse();
  }

  @Test
  void findsAWordOfWhatWasLaidAndNoLongerTheOneItHides() {
    Toy toy = new Toy().publish("pacts", 1, "fr", "a", "Chêne", "").publish("towns", 2, "fr", "b", "Hêtre", "");
    try (Edition below = toy.edition()) {
      toy.publish("pacts", 1, "fr", "a", "Saule", "");
      try (Edition laid = overlay.over(below, toy.log.subList(2, 3))) {
        assertThat(found(laid, "saule")).containsExactly("a");
        assertThat(found(laid, "chene")).isEmpty();
        assertThat(found(laid, "hetre")).containsExactly("b");
        assertThat(found(below, "chene")).containsExactly("a");
      }
    }
  }

  @Test
  void isTakenForNoEditionThatAnAnswerCouldBeKeptOf() {
    Toy toy = new Toy().publish("pacts", 1, "fr", "a", "A", "");
    try (Edition below = toy.edition(); Edition laid = overlay.over(below, List.of())) {
      assertThat(below.numberFor(laid.footing(Set.of("pacts")))).isEmpty();
      assertThat(laid.numberFor(below.footing(Set.of("pacts")))).isEmpty();
    }
  }

  private static List<String> slugs(Edition edition) {
    return edition.search(PARSER.list("pacts", "sort=title")).prints().stream().map(Print::slug).toList();
  }

  private static List<String> found(Edition edition, String word) {
    return edition.search(PARSER.search("q=" + word)).prints().stream().map(Print::slug).toList();
  }

  private static Standing at(Edition edition, String slug) {
    return edition.at("pacts", slug, PARSER.object("pacts", "locale=" + Locale.FRENCH).languages());
  }
}
