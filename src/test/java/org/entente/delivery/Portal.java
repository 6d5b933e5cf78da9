package org.entente.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.delivery.forms.Form;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.RandomWorld;
import org.entente.edition.Toy;
import org.entente.problem.Problem;
import org.entente.settings.Environment;

/** A portal that asks whatever can be asked of a random world, of answers that are kept or of an edition alone. */
final class Portal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Questions DOORS = new Questions(Toy.parser(), Toy.MODEL, Fair.HOUSE, Fair.CATALOGUE);
  private static final List<String> TYPES = List.of("pacts", "towns", "feasts");
  private static final List<String> ADDRESSES = List.of("paix", "peace", "accord", "pacte", "fr-12", "en-3", "nowhere");
  private static final List<String> WORDS = List.of("elan", "rome", "paris rome", "oeuvre", "zoo", "same", "n1");
  private static final Map<String, List<String>> NEIGHBOURS = Map.of(
      "pacts", List.of("towns", "towns(limit=1,sort=title)", "towns(limit=2,sort=-founded)", "guests.town.members", "alternates", "towns.alternates",
          "towns.pacts(limit=2)", "towns(limit=1).parent", "page"),
      "towns", List.of("pacts(limit=3,sort=-signed)", "parent", "ancestors", "members(limit=1)", "pacts-as-guest(limit=2)", "children.children",
          "feasts(limit=2)", "memberOf(limit=1,sort=title)", "pacts(limit=1).towns(limit=1,sort=-title)", "parent.ancestors", "memberOf.alternates"),
      "feasts", List.of("towns(limit=1,sort=title)", "towns.pacts(limit=1,sort=number)", "alternates"));
  private static final Map<String, List<String>> CHOSEN = Map.of("pacts", List.of("title", "signed,towns"), "towns", List.of("title,country", "parent"),
      "feasts", List.of("title,starts"));
  private static final List<String> PAGED = List.of("limit=20");
  private static final List<String> HANDED_ON = List.of("utm_source=letter", "fbclid=x");
  private static final List<String> WRITTEN = List.of("separator=comma", "bom=false", "gclid=x");
  /** It tells when the answer was made, which may be earlier than a caller would make it now. */
  private static final String MADE = "Last-Modified";

  private final RandomWorld world;

  Portal(RandomWorld world) {
    this.world = world;
  }

  /** Answers of these editions that are kept, if there is room. */
  static AnswerCache cache(Editions editions) {
    return new AnswerCache(editions, new Environment(Map.of("ENTENTE_CACHE_MB", "4")));
  }

  /**
   * @param canonical the address under which everybody gets the same
   * @param ranked whether the order is of relevance, which may move with every text there is
   */
  record Question(String canonical, boolean packed, boolean ranked, Function<Edition, Answer> reader) {
    /** As the edition alone answers it. */
    Told anew(Edition edition) {
      return told(() -> packed ? reader.apply(edition).packed() : reader.apply(edition));
    }

    /** As whoever keeps answers answers it, at once if there is one. */
    Told asked(Editions editions, AnswerCache cache) {
      try (Edition edition = editions.current()) {
        return told(() -> cache.find(canonical, packed).orElseGet(() -> cache.answer(edition, canonical, canonical, packed, reader)));
      }
    }

    private Told told(Supplier<Answer> answer) {
      try {
        Answer given = answer.get();
        return new Told(Optional.of(given), shown(given));
      } catch (Problem refused) {
        return new Told(Optional.empty(), refused.slug() + " " + refused.getMessage() + " " + refused.details());
      }
    }

    private String shown(Answer answer) {
      Map<String, String> headers = new TreeMap<>(answer.headers());
      headers.remove(MADE);
      if (!ranked || packed) {
        return answer.status() + " " + headers + " " + new String(Fair.body(answer), StandardCharsets.ISO_8859_1);
      }
      headers.remove("ETag");
      return answer.status() + " " + headers + " " + inNoOrder(Fair.body(answer));
    }

    @Override
    public String toString() {
      return (packed ? "packed " : "") + canonical;
    }
  }

  /** What came of a question; {@code shown} is everything of it but the moment at which it was made. */
  record Told(Optional<Answer> answer, String shown) {
    /** What it was made from, as caches on the way are told. */
    Set<String> keys() {
      return answer.map(given -> new TreeSet<>(Arrays.asList(given.headers().get("Surrogate-Key").split(" ")))).orElseGet(TreeSet::new);
    }

    /** The number of the edition that says so. */
    Optional<Long> edition() {
      return answer.map(given -> Long.valueOf(given.edition()));
    }
  }

  /**
   * A question as somebody may write it.
   *
   * @param door reads a query string
   * @param unsaid parameters that go without saying, where none of their name is written
   * @param ranked whether the order is of relevance
   */
  record Wording(Function<String, org.entente.delivery.Question> door, List<String> parameters, List<String> unsaid, boolean ranked) {
    Wording {
      parameters = parameters.stream().flatMap(some -> Stream.of(some.split("&"))).filter(parameter -> !parameter.isEmpty()).toList();
    }

    Question read() {
      return read(String.join("&", parameters));
    }

    /** The same at this door in other words. */
    Question read(String raw) {
      org.entente.delivery.Question understood = door.apply(raw);
      return new Question(understood.canonical(), false, ranked, understood.reader());
    }
  }

  /** Any question that the grammar takes. */
  Question question() {
    Question question = wording().read();
    return new Question(question.canonical(), !question.ranked() && world.dice().nextInt(4) == 0, question.ranked(), question.reader());
  }

  List<Question> questions(int count) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      questions.add(question());
    }
    return questions;
  }

  /** Any question that the grammar takes, at any door. */
  Wording wording() {
    while (true) {
      Wording wording = switch (world.dice().nextInt(8)) {
        case 0, 1 -> object();
        case 2 -> history();
        case 3 -> contents();
        case 4 -> search();
        case 5, 6 -> list();
        default -> form();
      };
      try {
        wording.read();
        return wording;
      } catch (Problem tooDear) {
        // The next one may be cheaper.
      }
    }
  }

  private Wording object() {
    String type = world.type();
    String key = key(type);
    return plain(raw -> DOORS.one(type, key, raw), world.languages(), some("include", NEIGHBOURS.get(type)), some("fields", CHOSEN.get(type)));
  }

  private Wording history() {
    String type = world.type();
    String key = key(type);
    return plain(raw -> DOORS.history(type, key, raw), world.languages());
  }

  private Wording contents() {
    return plain(DOORS::content, "ids=" + TYPES.stream().map(type -> Toy.id(world.number(type)).toString()).collect(Collectors.joining(",")),
        world.languages());
  }

  private static Wording plain(Function<String, org.entente.delivery.Question> door, String... parameters) {
    return new Wording(door, List.of(parameters), List.of(), false);
  }

  private Wording search() {
    return new Wording(DOORS::search, List.of("q=" + world.any(WORDS), world.languages(), "limit=100"), PAGED, true);
  }

  private Wording list() {
    String type = world.type();
    List<String> parameters = world.conditions(type);
    parameters.add(world.languages());
    parameters.add(some("include", NEIGHBOURS.get(type)));
    parameters.add(some("fields", CHOSEN.get(type)));
    parameters.add(some("facets", List.of(world.countable(type))));
    parameters.add(some("groupBy", List.of(world.countable(type))));
    boolean ranked = world.dice().nextInt(6) == 0;
    parameters.addAll(ranked ? List.of("q=" + world.any(WORDS), "limit=50")
        : List.of("sort=" + world.order(type), some("limit", List.of("1", "2", "3", "5")), some("offset", List.of("0", "2"))));
    boolean named = world.dice().nextInt(4) == 0;
    return new Wording(raw -> named ? DOORS.listAsJson(type, raw) : DOORS.list(type, raw), parameters, PAGED, ranked);
  }

  private Wording form() {
    String type = world.type();
    Form form = world.any(Form.of(Toy.MODEL.type(type).orElseThrow()).toList());
    List<String> parameters = world.conditions(type);
    parameters.add(world.languages());
    if (!form.isFeed()) {
      parameters.add(some("limit", List.of("1", "3")));
      parameters.add("sort=" + world.order(type));
    }
    return new Wording(raw -> DOORS.form(type, form.extension(), raw), parameters, form == Form.CSV ? WRITTEN : HANDED_ON, false);
  }

  private String key(String type) {
    return world.dice().nextBoolean() ? Toy.id(world.number(type)).toString() : world.any(ADDRESSES);
  }

  /** The parameter with one of the values, as often as not. */
  private String some(String name, List<String> values) {
    return world.dice().nextBoolean() ? "" : name + "=" + world.any(values);
  }

  private static String inNoOrder(byte[] list) {
    try {
      JsonNode read = JSON.readTree(list);
      return read.path("page") + " " + read.path("facets") + " " + read.path("groups").path("values").valueStream()
          .map(group -> group.path("value") + " " + group.path("count") + " " + new TreeSet<>(group.path("ids").valueStream().map(JsonNode::asText).toList()))
          .toList() + " " + new TreeSet<>(read.path("data").valueStream().map(JsonNode::toString).toList());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
