package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cursors changed, cut short, and carried to another list, plane or person: each leads on in what its reader may see, or is refused. */
@ExtendWith(Target.OfTheRun.class)
class CursorsIT {
  private static final int SORTS = TestRun.full() ? 4 : 2;
  private static final int BITS = TestRun.full() ? 6 : 1;
  private static final int LEAST_CHANGES = TestRun.full() ? 10_000 : 1_000;
  private static final int PAGE = 2;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final List<String> FOREIGN = List.of("", "=", "~", ".", "%00", "%20", "%C3%A9", "%FF", "%41AA");
  private static final List<String> LANGUAGES = List.of("", "&locale=fr", "&locale=en&fallback=fr", "&locale=all");
  /** The mark of the order and the keys of an object: nothing else. */
  private static final Pattern KEYS = Pattern.compile("\\{\"q\":\"[0-9a-f]{8}\",\"k\":\\[(?:(?:-?[0-9]+|null|\"[A-Za-z0-9_-]*\")(?:,(?!])|(?=])))+]}");
  private static final Pattern TEXT = Pattern.compile("\"([A-Za-z0-9_-]+)\"");

  private final AtomicInteger led = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** An order of a type, asked for in some languages. */
  private record Order(String type, String sort, String languages) {
    String address() {
      return "/api/v1/" + type + "?fields=title&sort=" + sort + languages;
    }

    /** A cursor holds keys of the order; a language is none of them, unless each counts as an object of its own. */
    boolean takesCursorsOf(Order other) {
      return type.equals(other.type) && sort.equals(other.sort) && every() == other.every();
    }

    private boolean every() {
      return languages.equals("&locale=all");
    }
  }

  private static List<Order> orders(Target target) {
    JsonNode types = target.delivery().at("/paths/~1api~1v1~1schemas~1{type}/get/parameters/0/schema/enum");
    return types.valueStream().map(JsonNode::textValue)
        .flatMap(type -> sorts(target, type).flatMap(sort -> LANGUAGES.stream().map(languages -> new Order(type, sort, languages)))).toList();
  }

  /** Different ones for each type. */
  private static Stream<String> sorts(Target target, String type) {
    Operation list = target.operations().stream().filter(one -> one.id().equals("GET /api/v1/" + type)).findFirst().orElseThrow();
    List<String> sorts = list.parameters("query").stream().filter(one -> one.name().equals("sort"))
        .flatMap(one -> target.delivery().at(one.schema()).get("items").get("enum").valueStream()).map(JsonNode::textValue).toList();
    return Stream.iterate(type.length(), i -> i + 5).limit(SORTS).map(i -> sorts.get(i % sorts.size()));
  }

  @Test
  @Case("B7")
  void aChangedCursorShowsAPageOfItsListOrIsRefused(Target target) throws Exception {
    Oracle oracle = new Oracle(target.delivery());
    Queue<String> waiting = new ConcurrentLinkedQueue<>(List.of("/api/v1/search?q=paris", "/api/v1/search?q=paris&locale=all",
        "/api/v1/partners?q=paris", "/api/v1/news?fields=title&sort=-displayDate,title"));
    List<Order> orders = orders(target);
    for (int i = 0; i < orders.size(); i += LANGUAGES.size() + 1) {
      waiting.add(orders.get(i).address());
    }
    Together.run(number -> {
      try (Wire wire = target.wire()) {
        for (String next = waiting.poll(); next != null; next = waiting.poll()) {
          Listed list = Listed.read(wire, Person.ANONYMOUS, next);
          if (list.objects().size() > PAGE) {
            String cursor = list.cursor(wire, PAGE);
            requireKeysAlone(cursor);
            changed(cursor).forEach(changed -> ask(wire, oracle, list, changed));
          }
        }
      }
    });
    System.out.printf("Changed cursors: %s led on, %s were refused%n", led, refused);
    assertThat(led.get() + refused.get()).isGreaterThan(LEAST_CHANGES);
    assertThat(led).hasPositiveValue();
    assertThat(refused).hasPositiveValue();
    assertThat(target.accidents()).isEmpty();
  }

  @Test
  @Case("B7")
  void aCursorOfAnotherListIsRefusedUnlessTheOrderIsTheSame(Target target) throws Exception {
    Oracle oracle = new Oracle(target.delivery());
    List<Order> orders = new ArrayList<>();
    List<Listed> lists = new ArrayList<>();
    List<String> cursors = new ArrayList<>();
    try (Wire wire = target.wire()) {
      for (Order order : orders(target)) {
        Listed list = Listed.read(wire, Person.ANONYMOUS, order.address());
        if (list.objects().size() > 1) {
          orders.add(order);
          lists.add(list);
          cursors.add(list.cursor(wire, 1));
        }
      }
    }
    assertThat(orders.stream().map(Order::type).distinct()).hasSizeGreaterThan(5);
    Together.run(number -> {
      try (Wire wire = target.wire()) {
        for (int here = number; here < orders.size(); here += Together.THREADS) {
          for (int there = 0; there < orders.size(); there++) {
            int status = ask(wire, oracle, lists.get(here), cursors.get(there)).status();
            assertThat(status).as("%s in %s", orders.get(there), orders.get(here))
                .isEqualTo(orders.get(here).takesCursorsOf(orders.get(there)) ? 200 : 400);
          }
        }
      }
    });
    assertThat(target.accidents()).isEmpty();
  }

  /** Drafts have a place in a preview, and what was withdrawn since has one in the staff's past: a cursor behind them gives none of it away. */
  @Test
  @Case("B7")
  void aCursorOfAnotherPersonOrWorldLeadsOnInTheReadersOwn(Target target) throws Exception {
    Oracle oracle = new Oracle(target.delivery());
    Office office = Office.of(Http.at(target.address()));
    try (Wire wire = target.wire()) {
      Worlds worlds = Worlds.made(office);
      Set<String> behindHidden = new HashSet<>();
      for (String sort : TestRun.full() ? List.of("title", "-displayDate", "-title", "displayDate", "-firstPublishedAt") : List.of("title", "-displayDate")) {
        List<Listed> lists = worlds.lists(wire, target.person("author"), sort);
        for (Listed maker : lists) {
          for (int count = 1; count < maker.objects().size(); count++) {
            String cursor = maker.cursor(wire, count);
            requireKeysAlone(cursor);
            for (Listed reader : lists) {
              Answer answer = ask(wire, oracle, reader, cursor);
              assertThat(answer.status()).as("%s by %s", reader, maker).isEqualTo(200);
              requireNext(maker, count, reader, answer);
            }
            if (worlds.hides(maker.objects().get(count - 1)) && behindHidden.add(cursor)) {
              for (Listed open : lists.subList(0, Worlds.OPEN)) {
                worlds.requireHidden(ask(wire, oracle, open, cursor));
                changed(cursor).forEach(changed -> worlds.requireHidden(ask(wire, oracle, open, changed)));
              }
            }
          }
        }
      }
      assertThat(behindHidden).as("cursors behind what is hidden").hasSizeGreaterThan(2);
    } finally {
      office.clearAway();
    }
    assertThat(target.accidents()).isEmpty();
  }

  /**
   * Five pieces of news that are public, one that was withdrawn since, one that is a draft; the hidden ones stand among the others in every order.
   *
   * @param link opens the draft's preview
   * @param then when the withdrawn one was public
   */
  private record Worlds(String category, WorkingCopy draft, String link, WorkingCopy withdrawn, String then) {
    /** How many of the lists are everybody's. */
    static final int OPEN = 2;
    private static final String DRAFT = "Foc " + UUID.randomUUID();
    private static final String WITHDRAWN = "Drisse " + UUID.randomUUID();

    static Worlds made(Office office) {
      String category = "bateaux-" + UUID.randomUUID();
      for (String title : List.of("Amarre", "Cabestan", "Étrave", "Gouvernail")) {
        office.published("news", news(category, title));
      }
      WorkingCopy withdrawn = office.published("news", news(category, WITHDRAWN));
      String then = office.visitor().get(withdrawn.delivered()).expect(200).json().get("publishedAt").textValue();
      // Another publication, so that the moment lies in the past.
      office.published("news", news(category, "Hauban"));
      office.move(office.publisher(), withdrawn, "fr", "WITHDRAW").expect(200);
      WorkingCopy draft = office.create(office.author(), "news", news(category, DRAFT));
      String link = office.author().post(draft.in("fr") + "/preview-links", Map.of()).expect(201).json().get("token").textValue();
      return new Worlds(category, draft, link, withdrawn, then);
    }

    /** The later in the alphabet, the later its date. */
    private static Map<String, Object> news(String category, String title) {
      return Map.of("displayDate", "20" + (title.charAt(0) == 'É' ? 15 : title.charAt(0) - 'A' + 11) + "-05-11", "category", category,
          "words", Map.of("fr", Map.of("title", title, "summary", "En mer")));
    }

    List<Listed> lists(Wire wire, Person staff, String sort) {
      String list = "news?fields=title&category=" + category + "&sort=" + sort;
      String past = "/api/v1/" + list + "&asOf=" + then;
      String preview = "/api/preview/v1/" + list;
      return List.of(Listed.read(wire, Person.ANONYMOUS, "/api/v1/" + list), Listed.read(wire, Person.ANONYMOUS, past),
          Listed.read(wire, staff, "/api/v1/" + list), Listed.read(wire, staff, past),
          Listed.read(wire, staff, preview + "&preview=news/" + draft.id() + "/fr"), Listed.read(wire, Person.ANONYMOUS, preview + "&preview=" + link),
          Listed.read(wire, new Person("holder of a link", Set.of(), link), preview));
    }

    boolean hides(JsonNode object) {
      return Set.of(draft.id(), withdrawn.id()).contains(object.get("id").textValue());
    }

    void requireHidden(Answer answer) {
      assertThat(answer.text()).doesNotContain(DRAFT, WITHDRAWN, draft.id(), withdrawn.id(), link);
    }
  }

  private Answer ask(Wire wire, Oracle oracle, Listed list, String cursor) {
    Answer answer = list.behind(wire, cursor, PAGE);
    Request request = Request.of("GET", list.address());
    assertThat(oracle.faults(Optional.empty(), request, answer)).as("%s behind %s: %s", list, cursor, answer).isEmpty();
    assertThat(answer.status()).as("%s behind %s", list, cursor).isIn(200, 400);
    if (answer.status() == 400) {
      refused.incrementAndGet();
      assertThat(answer.json().orElseThrow().get("type").textValue()).isIn("/problems/wrong-cursor", "/problems/bad-encoding");
    } else {
      led.incrementAndGet();
      requirePage(list, answer.json().orElseThrow(), cursor);
    }
    return answer;
  }

  /** Objects that follow each other in the list as it is read without a cursor, as many as a page holds or there are. */
  private static void requirePage(Listed list, JsonNode page, String cursor) {
    List<JsonNode> shown = Listed.objects(page);
    int size = list.objects().size();
    int from = shown.isEmpty() ? size : list.objects().indexOf(shown.get(0));
    assertThat(from).as("%s behind %s shows %s", list, cursor, shown).isNotNegative();
    assertThat(shown).as("%s behind %s", list, cursor).isEqualTo(list.objects().subList(from, Math.min(from + PAGE, size)));
    assertThat(page.at("/page/total").intValue()).as("%s behind %s", list, cursor).isEqualTo(size);
  }

  /** Of what both see, the reader is shown what comes later, and nothing is left out. */
  private static void requireNext(Listed maker, int count, Listed reader, Answer answer) {
    List<JsonNode> shown = Listed.objects(answer.json().orElseThrow());
    int from = shown.isEmpty() ? reader.objects().size() : reader.objects().indexOf(shown.get(0));
    List<String> later = new ArrayList<>(maker.names().subList(count, maker.names().size()));
    later.retainAll(reader.names());
    List<String> next = new ArrayList<>(reader.names().subList(from, reader.names().size()));
    next.retainAll(maker.names());
    assertThat(next).as("%s behind object %d of %s", reader, count, maker).isEqualTo(later);
  }

  /** At every place another letter, a foreign one or an end. */
  private static List<String> changed(String cursor) {
    List<String> changed = new ArrayList<>();
    for (int at = 0; at < cursor.length(); at++) {
      String before = cursor.substring(0, at);
      String behind = cursor.substring(at + 1);
      for (int i = 0; i < BITS; i++) {
        changed.add(before + LETTERS.charAt(LETTERS.indexOf(cursor.charAt(at)) ^ 1 << (at + i) % 6) + behind);
      }
      changed.add(before + FOREIGN.get(at % FOREIGN.size()) + behind);
      changed.add(before);
    }
    return changed;
  }

  private static void requireKeysAlone(String cursor) {
    String inside = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    assertThat(inside).matches(KEYS).doesNotContainPattern(Oracle.INSIDE);
    TEXT.matcher(inside.substring(inside.indexOf('['))).results().map(text -> new String(Base64.getUrlDecoder().decode(text.group(1)), StandardCharsets.ISO_8859_1))
        .forEach(key -> assertThat(key).doesNotContainPattern(Oracle.INSIDE));
  }
}
