package org.entente.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.entente.everytype.Office;
import org.entente.everytype.Shelf;
import org.entente.everytype.WorkingCopy;
import org.entente.schema.ContentTypes;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.TypeDescriptor;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.ModelTypes;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A private name is no name: the public grammar answers it like one that nobody ever gave, whatever is guessed of its value. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PrivateNamesIT {
  /** What programs call such things: columns, members of the working copy, other people's query languages. */
  private static final List<String> INSIDE = List.of("state", "version", "revision", "fingerprint", "variants", "words",
      "flags", "etag",
      "createdBy", "createdBy.passwordHash", "author.password_hash", "account.token", "password", "reviewedRevision", "schedule",
      "approvedFingerprint", "content", "content_id", "title_key", "_content", "_live", "_exists", "_locale", "title:word",
      "class");
  private static final List<String> FOREIGN_KEYS = List.of("where", "populate", "_q", "expand", "lookup", "filters", "filter",
      "filter[%s]", "$where", "$filter", "query", "select", "$select", "embed", "with", "search", "having", "group", "order",
      "orderBy", "sort[]", "_sort", "aggregate", "aggregations", "facet", "debug", "explain", "preview", "draft", "status_all",
      "publicationState", "state", "version", "asUser", "token", "access_token", "_method", "callback", "format", "depth",
      "{\"%s\"",
      "or[0][%s]", "and[0][%s]", "not[%s]", "%s__startswith", "%s_contains", "%s[$regex]", "%s[like]", "[%s]", "%s[eq]", "%s[]");
  private static final int RANDOM_KEYS = TestRun.full() ? 500 : 100;
  private static final double MOST_SPREAD = 1.15;
  /** In so many places is each of the many names tried that no field has; one after the other, so that all have their turn. */
  private static final int SOME_PLACES = 5;

  private static ContentTypes types;
  private static Office office;
  private static Http visitor;
  private static final Canaries CANARIES = new Canaries();
  private static final Map<TypeDescriptor, WorkingCopy> COPIES = new LinkedHashMap<>();
  private static final Map<TypeDescriptor, ObjectNode> BODIES = new LinkedHashMap<>();
  /** By type what stands, what stood, and a draft in the midst of what stands. */
  private static final Map<TypeDescriptor, List<World>> WORLDS = new LinkedHashMap<>();
  /** By type texts that none of these worlds shows to anybody: internal ones, those of a draft, and those of what was withdrawn since. */
  private static final Map<TypeDescriptor, Set<String>> PRIVATE = new LinkedHashMap<>();

  /**
   * A world that can be asked.
   *
   * @param more what every address of it says besides
   * @param shown the words of a content that it shows
   */
  private record World(String root, String more, JsonNode shown) {
    /** The answer; of the past, once it is ready. */
    Http.Answer ask(String address) {
      String asked = root + address + (more.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + more);
      AtomicReference<Http.Answer> answer = new AtomicReference<>();
      Until.holds("the past is ready", () -> {
        answer.set(visitor.get(asked));
        return answer.get().status() != 503;
      });
      return answer.get();
    }
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void publishOneOfEveryType() throws Exception {
    if (office != null) {
      return;
    }
    visitor = ManagedServer.withSamples();
    office = Office.of(visitor);
    types = ModelTypes.read();
    Planting planting = new Planting(CANARIES, Shelf.published(types, office));
    Map<TypeDescriptor, WorkingCopy> ending = new LinkedHashMap<>();
    for (TypeDescriptor type : types.all()) {
      BODIES.put(type, planting.open(type));
      COPIES.put(type, office.published(type.name(), BODIES.get(type)));
      ObjectNode body = planting.open(type);
      ending.put(type, office.published(type.name(), body));
      PRIVATE.put(type, new TreeSet<>(texts(words(body))));
    }
    Instant then = Instant.now();
    ending.values().forEach(copy -> planting.locales().forEach(locale -> office.move(office.publisher(), copy, locale, "WITHDRAW").expect(200)));
    for (TypeDescriptor type : types.all()) {
      ObjectNode draft = planting.open(type);
      office.create(office.author(), type.name(), draft);
      internal(type).forEach(field -> PRIVATE.get(type).add(BODIES.get(type).path(field.name()).asText()));
      PRIVATE.get(type).addAll(texts(words(draft)));
      JsonNode shown = words(BODIES.get(type));
      WORLDS.put(type, List.of(new World("api/v1/", "", shown), new World("api/v1/", "asOf=" + then, shown), previewed(type, planting.open(type))));
    }
  }

  private static World previewed(TypeDescriptor type, ObjectNode body) {
    WorkingCopy copy = office.create(office.author(), type.name(), body);
    String token = office.author().post(copy.in("fr") + "/preview-links", Map.of()).expect(201).json().get("token").textValue();
    return new World("api/preview/v1/", "preview=" + token, words(body));
  }

  private static JsonNode words(ObjectNode body) {
    return body.at("/words/fr");
  }

  private static List<String> texts(JsonNode words) {
    return List.of(words.path("title").textValue(), words.path("slug").textValue());
  }

  @AfterAll
  static void clearAway() {
    office.clearAway();
  }

  @Test
  @Case("B1")
  void aPrivateFieldAnswersLikeANameThatNobodyGave() {
    List<Supplier<Optional<String>>> questions = new ArrayList<>();
    for (TypeDescriptor type : types.all()) {
      List<String> places = places(type);
      internal(type).stream().flatMap(field -> spellings(field.path()).stream()).distinct().forEach(name ->
          places.forEach(place -> questions.add(() -> toldApart(type, place, name))));
      List<String> others = List.copyOf(otherNames(type));
      for (int i = 0; i < others.size() * SOME_PLACES; i++) {
        String name = others.get(i / SOME_PLACES);
        String place = places.get(i % places.size());
        questions.add(() -> toldApart(type, place, name));
      }
    }
    assertThat(questions.parallelStream().flatMap(question -> question.get().stream()).toList()).isEmpty();
    System.out.printf("private names: %d questions answered like those with a name that nobody gave%n", questions.size());
  }

  @Test
  @Case("B1")
  void aRightGuessAnswersLikeAWrongOne() {
    PublicDoors doors = new PublicDoors(visitor);
    int asked = 0;
    Timing timing = new Timing();
    for (TypeDescriptor type : types.all()) {
      List<String> forms = forms(doors, type);
      for (FieldDescriptor field : internal(type)) {
        String right = BODIES.get(type).path(field.name()).asText();
        String wrong = right.replaceAll("[0-9a-f]$", "x").replaceFirst("^(19|20)", "21");
        assertThat(wrong).isNotEqualTo(right);
        for (String operator : List.of("", "[ne]", "[in]", "[contains]", "[gte]", "[lt]")) {
          String unknown = field.path().replaceAll("[A-Za-z]", "q").replaceAll("qq", "zq");
          for (World world : WORLDS.get(type)) {
            for (String path : some(forms, asked)) {
              String address = path + "?" + encode(field.path() + operator) + "=";
              Map<String, Http.Answer> answers = timing.ask(Map.of("right", address + encode(right), "wrong", address + encode(wrong),
                  "unknown", path + "?" + encode(unknown + operator) + "=" + encode(right)), world::ask);
              assertThat(shown(answers.get("right"))).as("%s in %s", address, world).isEqualTo(shown(answers.get("wrong")));
              assertThat(answers.get("right").status()).isEqualTo(400);
              assertThat(neutral(answers.get("right"), field.path())).as("like a name that nobody gave: %s", address)
                  .isEqualTo(neutral(answers.get("unknown"), unknown));
              asked++;
            }
          }
        }
      }
    }
    System.out.printf("private names: %d guesses right and wrong answered alike; medians: %s%n", asked, timing);
    tellNothing(timing);
  }

  /** Where any text can be asked for, a private one is found no more than one that nobody wrote; one that is shown is. */
  @Test
  @Case({"B1", "B3"})
  void aPrivateTextIsFoundNoMoreThanOneThatNobodyWrote() {
    int asked = 0;
    Timing timing = new Timing();
    for (TypeDescriptor type : types.all()) {
      for (World world : WORLDS.get(type)) {
        for (String form : List.of("search?q=", "%s?q=", "%s?title=", "%s?title%%5Bin%%5D=", "%s?title%%5Bcontains%%5D=", "%s?slug=", "%s.csv?q=",
            "%s.csv?title%%5Bcontains%%5D=")) {
          String part = form.formatted(type.name());
          for (String right : PRIVATE.get(type)) {
            Map<String, Http.Answer> answers =
                timing.ask(Map.of("right", part + encode(right), "wrong", part + encode(wrong(right))), world::ask);
            assertThat(told(answers.get("right"), right)).as("%s by %s in %s", right, part, world)
                .isEqualTo(told(answers.get("wrong"), wrong(right)));
            asked++;
          }
          String open = world.shown().path(part.contains("slug") ? "slug" : "title").textValue();
          assertThat(told(world.ask(part + encode(open)), open)).as("%s is shown, by %s in %s", open, part, world)
              .isNotEqualTo(told(world.ask(part + encode(wrong(open))), wrong(open)));
        }
      }
    }
    System.out.printf("private names: %d private texts found no more than wrong ones; medians: %s%n", asked, timing);
    tellNothing(timing);
  }

  @Test
  @Case("B2")
  void aKeyOutsideTheGrammarIsRefusedOrChangesNothing() {
    List<String> addresses = new ArrayList<>(List.of("api/v1", "api/v1/openapi.json", "health/live", "health/ready"));
    for (TypeDescriptor type : types.all()) {
      addresses.addAll(List.of("api/v1/" + type.name(), "api/v1/" + type.name() + ".csv", COPIES.get(type).delivered(),
          "api/v1/schemas/" + type.name()));
    }
    addresses.add("api/v1/search?q=alpha");
    addresses.add("api/v1/content?ids=" + COPIES.values().iterator().next().id());
    List<String> keys = new ArrayList<>(FOREIGN_KEYS);
    Random dice = new Random(3);
    for (int i = 0; i < RANDOM_KEYS; i++) {
      keys.add("z" + randomName(dice, 1 + dice.nextInt(20)) + (i % 4 == 0 ? "[%s]" : ""));
    }
    int refused = 0;
    for (int i = 0; i < keys.size() * 3; i++) {
      String address = addresses.get((i * 7 + i / keys.size()) % addresses.size());
      String predicate = keys.get(i % keys.size()).replace("%s", "note") + "=" ;
      Http.Answer plain = visitor.get(address);
      Http.Answer asked = visitor.get(address + (address.contains("?") ? "&" : "?")
          + encode(predicate.substring(0, predicate.length() - 1)) + "=" + encode("{\"note\":\"CNRY\"}"));
      if (asked.status() != 400) {
        assertThat(shown(asked)).as(predicate + " at " + address).isEqualTo(shown(plain));
      } else {
        refused++;
      }
    }
    System.out.printf("private names: %d of %d foreign keys refused, the others changed nothing%n", refused, keys.size() * 3);
  }

  /** All of them in a full run, else as JSON and in one, in turns. */
  private static List<String> some(List<String> forms, int turn) {
    return TestRun.full() ? forms
        : List.of(forms.get(0), forms.get((turn / 2) % forms.size()));
  }

  /** The list in each of its forms. */
  private static List<String> forms(PublicDoors doors, TypeDescriptor type) {
    return doors.all().stream().map(PublicDoors.Door::path).filter(path -> path.matches("/api/v1/" + type.name() + "([.][a-z]+)?"))
        .map(path -> path.replaceFirst("/api/v1/", "")).toList();
  }

  /** What is behind private fields, private fields across each relation, names inside the machine. */
  private static Set<String> otherNames(TypeDescriptor type) {
    Set<String> names = new TreeSet<>(INSIDE);
    internal(type).forEach(field -> names.add(field.path() + ".x"));
    type.fields().filter(FieldDescriptor::isPublic).forEach(field -> field.target().ifPresent(target ->
        internal(types.named(target)).forEach(far -> names.add(field.path() + "." + far.path()))));
    return names;
  }

  private static List<FieldDescriptor> internal(TypeDescriptor type) {
    List<FieldDescriptor> found = new ArrayList<>();
    type.fields().forEach(field -> collect(field, found));
    assertThat(found).as("private fields of %s", type.name()).isNotEmpty();
    return found;
  }

  private static void collect(FieldDescriptor field, List<FieldDescriptor> found) {
    if (!field.isPublic()) {
      found.add(field);
    }
    field.members().forEach(member -> collect(member, found));
  }

  private static Set<String> spellings(String name) {
    String snake = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return new TreeSet<>(List.of(name, snake, snake.replace('_', '-'), name.toUpperCase(Locale.ROOT)));
  }

  private static List<String> places(TypeDescriptor type) {
    String list = "api/v1/" + type.name();
    String one = COPIES.get(type).delivered();
    return List.of(list + "?%s=1", list + "?%s%%5Bexists%%5D=true", list + "?%s%%5Bgt%%5D=1", list + "?sort=%s", list
        + "?sort=-%s",
        list + "?fields=%s", list + "?fields=title,%s", list + "?include=%s", list + ".csv?%s=1", list + ".csv?fields=%s",
        list + "?facets=%s", list + "?groupBy=%s", list
        + ".csv?facets=%s", list + ".jsonld?%s=1", list + ".xlsx?fields=%s", list + ".xlsx?sort=%s",
        one + "?fields=%s", one + "?include=%s", one + "?%s=1", "api/v1/search?q=alpha&%s=1");
  }

  /** But for the name itself, and the public name that is nearest to it by its letters. */
  private static Optional<String> toldApart(TypeDescriptor type, String place, String name) {
    String unknown = name.replaceAll("[A-Za-z]", "q").replaceAll("qq", "zq");
    Http.Answer refused = visitor.get(place.formatted(encode(name)));
    Http.Answer like = visitor.get(place.formatted(encode(unknown)));
    String nearest = refused.json().path("nearest").asText();
    boolean suggested = internal(type).stream().anyMatch(field -> nearest.equals(field.path())
        || nearest.endsWith("." + field.path()));
    boolean alike = refused.status() == 400 && neutral(refused, name).equals(neutral(like, unknown));
    return alike && !suggested ? Optional.empty() : Optional.of("%s in %s:%n  %s%n  %s".formatted(name, place,
        neutral(refused, name),
        neutral(like, unknown)));
  }

  private static String neutral(Http.Answer answer, String name) {
    ObjectNode problem = (ObjectNode) answer.json();
    JsonNode nearest = problem.remove("nearest");
    String detail = problem.path("detail").asText();
    String bare = nearest == null ? detail : detail.replace("; did you mean '" + nearest.asText() + "'?", "; see openapi.json.");
    problem.put("detail", bare.replace("'" + name, "'NAME"));
    problem.put("parameter", problem.path("parameter").asText().replace(name, "NAME"));
    Map<String, Object> headers = new TreeMap<>(answer.response().headers().map());
    Set.of("date", "correlation-id", "content-length").forEach(headers::remove);
    return answer.status() + " " + headers + " " + problem;
  }

  /** Everything but what differs at every request. */
  private static String shown(Http.Answer answer) {
    Map<String, Object> headers = new TreeMap<>(answer.response().headers().map());
    Set.of("date", "correlation-id", "entente-edition").forEach(headers::remove);
    return answer.status() + " " + headers + " " + answer.text();
  }

  /** The same, but for the guess wherever it is repeated, and for the ETag, which is that of the bytes. */
  private static String told(Http.Answer answer, String guess) {
    return shown(answer.expect(200)).replaceFirst("etag=\\[[^]]*\\],? ?", "").replace(encode(guess).replace("%3A", ":"), "GUESS");
  }

  /** As long; it differs within the last word, since words that end otherwise can have the same stem. */
  private static String wrong(String right) {
    int at = right.length() - "xxxxx".length();
    char other = Character.isDigit(right.charAt(at)) ? right.charAt(at) == '9' ? '0' : '9' : right.charAt(at) == 'x' ? 'y' : 'x';
    return right.substring(0, at) + other + right.substring(at + 1);
  }

  /** What looks something up takes longer than that; the machine's own differences stay far below. */
  private static void tellNothing(Timing timing) {
    assertThat(!TestRun.full() || timing.spread() < MOST_SPREAD).as("%s", timing).isTrue();
  }

  private static String randomName(Random dice, int length) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < length; i++) {
      name.append("abcdefghijklmnopqrstuvwxyzABCXYZ0189_-$.@:".charAt(dice.nextInt(42)));
    }
    return name.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
