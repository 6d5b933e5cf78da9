package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entente.problem.Problem;
import org.entente.testing.Case;

/** A cursor only leads on: whatever is made of it, nobody sees more by it than without. */
class CursorsPropertiesTest {
  private static final QueryParser PARSER = Toy.parser();
  private static final int MUTATIONS = 100;

  @Property(tries = 100)
  @Case("B7")
  void aMutilatedCursorIsRefusedOrShowsPartOfTheList(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = world.toy.edition()) {
      String type = world.type();
      String list = "limit=2&sort=" + world.order(type) + world.any(List.of("", "&locale=all", "&locale=en&fallback=fr"));
      Set<Long> all = numbers(edition.search(PARSER.list(type, list.replace("limit=2", "limit=100"))));
      Optional<String> cursor = edition.search(PARSER.list(type, list)).next();
      for (int i = 0; i < MUTATIONS && cursor.isPresent(); i++) {
        String other = mutated(cursor.get(), world.dice());
        try {
          Page page = edition.search(PARSER.list(type, list + "&after=" + other));
          assertThat(all).as(other).containsAll(numbers(page));
          assertThat(page.prints()).hasSizeLessThanOrEqualTo(2);
        } catch (Problem refused) {
          assertThat(refused.slug()).as(other).isIn("wrong-cursor", "bad-encoding");
          assertThat(refused.getMessage()).doesNotContain("java", "lucene", "Exception", "select ");
        }
      }
    }
  }

  /** It holds keys of the order alone, so another node, or one whose index was built anew, goes on as this one would. */
  @Property(tries = 40)
  @Case("B7")
  void aCursorOfAnotherNodeLeadsOnAsOnesOwn(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Toy node = new Toy();
    node.log.addAll(world.toy.log);
    String type = world.type();
    String list = "limit=2&sort=" + world.order(type);
    try (Edition here = world.toy.edition(); Edition there = node.edition()) {
      there.search(PARSER.list(type, list)).next().ifPresent(cursor ->
          assertThat(names(here.search(PARSER.list(type, list + "&after=" + cursor)))).isEqualTo(names(there.search(PARSER.list(type, list + "&after=" + cursor)))));
    }
  }

  @Property(tries = 40)
  @Case("B7")
  void aCursorOfAnotherTypeOrOrderIsRefused(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = world.toy.edition()) {
      edition.search(PARSER.list("pacts", "limit=1&sort=title")).next().ifPresent(cursor -> {
        for (String[] other : new String[][] {{"towns", "sort=title"}, {"pacts", "sort=-title"}, {"pacts", "sort=number"}, {"pacts", "sort=title&locale=all"},
            {"pacts", "q=rome"}}) {
          assertThat(catchThrowableOfType(Problem.class,
              () -> PARSER.list(other[0], other[1] + "&after=" + cursor)).slug()).isEqualTo("wrong-cursor");
        }
      });
    }
  }

  private static Set<Long> numbers(Page page) {
    return page.prints().stream().map(Print::number).collect(Collectors.toSet());
  }

  private static List<String> names(Page page) {
    return page.prints().stream().map(print -> print.id() + " " + print.locale()).toList();
  }

  /** In its letters, in what they stand for, or in both. */
  private static String mutated(String cursor, Random dice) {
    if (dice.nextBoolean()) {
      return harmed(cursor, dice, "abcXYZ019-_=.~%41");
    }
    String inside = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    String other = switch (dice.nextInt(5)) {
      case 0 -> inside.replaceFirst("\\d+", Long.toString(dice.nextLong()));
      case 1 -> inside.replaceFirst("\"k\":\\[", "\"k\":[" + List.of("null,", "true,", "{},", "1e400,", "\"AAAA\",", "[[[[").get(dice.nextInt(6)));
      case 2 -> inside.replaceFirst("\"q\":\"[0-9a-f]*\"", "\"q\":" + List.of("null", "7", "\"\"", "\"java.lang.String\"", "{\"@class\":\"x\"}").get(dice.nextInt(5)));
      case 3 -> inside.replaceFirst("\"k\":.*", "\"k\":" + List.of("{\"a\":1}}", "{\"a\":1,\"b\":2,\"c\":3}}", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}}", "7}").get(dice.nextInt(4)));
      default -> harmed(inside, dice, "0123456789{}[],:\"\\nul");
    };
    return Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8));
  }

  private static String harmed(String text, Random dice, String letters) {
    StringBuilder harmed = new StringBuilder(text);
    for (int i = dice.nextInt(3); i >= 0 && harmed.length() > 0; i--) {
      int at = dice.nextInt(harmed.length());
      char letter = letters.charAt(dice.nextInt(letters.length()));
      switch (dice.nextInt(4)) {
        case 0 -> harmed.setCharAt(at, letter);
        case 1 -> harmed.insert(at, letter);
        case 2 -> harmed.deleteCharAt(at);
        default -> harmed.setLength(at);
      }
    }
    return harmed.toString().replace("%41", "A");
  }
}
