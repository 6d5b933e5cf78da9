package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entente.edition.Edition;
import org.entente.edition.Query;
import org.entente.edition.QueryParser;
import org.entente.edition.RandomWorld;
import org.entente.edition.Toy;

/** What holds of answers whatever the world and the question. */
class DeliveryPropertiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final QueryParser PARSER = Toy.parser();
  private static final int QUESTIONS = 10;
  /** Whatever is no condition can be said once only. */
  private static final Set<String> WORDS = Set.of("ids", "q", "near", "bbox", "locale", "fallback", "sort", "fields", "include", "facets", "groupBy", "limit",
      "offset");

  private final Links links = new Links(Toy.HOUSE, DeliveryResource.ROOT);

  /** One question, however it is written, has one canonical address and one answer; another question has another answer. */
  @Property(tries = 30)
  void givesTheSameBytesForTheSameCanonicalQuestionAndNoOther(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = world.toy.edition()) {
      Map<String, String> answers = new HashMap<>();
      for (int i = 0; i < QUESTIONS; i++) {
        List<String> parameters = question(world);
        String canonical = links.self("/pacts", PARSER.list("pacts", String.join("&", parameters)));
        for (int spelling = 0; spelling < 3; spelling++) {
          String raw = spelled(world, parameters, List.of("limit=20"));
          Query query = PARSER.list("pacts", raw);
          String answer = body(new Listing(edition, links).list("/pacts", query));
          assertThat(links.self("/pacts", query)).as(raw).isEqualTo(canonical);
          assertThat(answer).as(raw).isEqualTo(answers.getOrDefault(canonical, answer));
          answers.put(canonical, answer);
          assertThat(links.self("/pacts", PARSER.list("pacts", canonical.split("\\?", 2)[1]))).as("the canonical question is itself").isEqualTo(canonical);
        }
      }
      assertThat(answers.values()).doesNotHaveDuplicates();
    }
  }

  /** At whatever door, of objects and histories, contents by id, search, lists and forms: one question is one answer, to the last byte and header. */
  @Property(tries = 30)
  void givesTheSameBytesAtEveryDoorHoweverTheQuestionIsWritten(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Portal portal = new Portal(world);
    try (Edition edition = world.toy.edition()) {
      for (int i = 0; i < QUESTIONS; i++) {
        Portal.Wording wording = portal.wording();
        List<String> parameters = new ArrayList<>(wording.parameters());
        parameters.removeIf(parameter -> wording.ranked() && parameter.startsWith("limit=") && world.dice().nextBoolean());
        Portal.Question asked = wording.read(String.join("&", parameters));
        String answer = exact(asked.anew(edition));
        for (int spelling = 0; spelling < 3; spelling++) {
          String raw = spelled(world, parameters, wording.unsaid());
          Portal.Question same = wording.read(raw);
          assertThat(same.canonical()).as(raw).isEqualTo(asked.canonical());
          assertThat(exact(same.anew(edition))).as("%s as %s", asked, raw).isEqualTo(answer);
        }
        String written = asked.canonical().contains("?") ? asked.canonical().split("\\?", 2)[1] : "";
        assertThat(wording.read(written).canonical()).as("the canonical question is itself").isEqualTo(asked.canonical());
        assertThat(exact(wording.read(written).anew(edition))).as("%s", asked).isEqualTo(answer);
      }
    }
  }

  private static String exact(Portal.Told told) {
    return told.answer().map(answer -> answer.status() + " " + answer.headers() + " " + new String(Fair.body(answer), StandardCharsets.ISO_8859_1))
        .orElse(told.shown());
  }

  /** A neighbour is the object at its own address, or said to be gone; and nobody is there who does not lead here. */
  @Property(tries = 30)
  void includesExactlyTheNeighboursThereAre(@ForAll long seed) throws IOException {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = world.toy.edition()) {
      JsonNode towns = json(new Listing(edition, links).list("/towns", PARSER.list("towns", "limit=50&include=pacts(limit=14),parent")));
      for (JsonNode town : towns.get("data")) {
        JsonNode pacts = json(new Listing(edition, links).list("/pacts", PARSER.list("pacts", "limit=100&towns=" + town.get("id").textValue())));
        assertThat(bare(town.get("pacts"))).isEqualTo(bare(pacts.get("data")));
        JsonNode parent = town.path("parent");
        if (!parent.isMissingNode()) {
          JsonNode found = json(new Listing(edition, links).content(PARSER.content("ids=" + parent.get("id").textValue())));
          assertThat(parent.has("locale")).isEqualTo(found.get("missing").isEmpty());
          assertThat(parent.path("reason").asText()).isEqualTo(found.get("missing").isEmpty() ? "" : "gone");
        }
      }
    }
  }

  private static List<String> bare(JsonNode objects) {
    return objects.valueStream().map(object -> {
      Map<String, JsonNode> members = new HashMap<>();
      object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      members.remove("href");
      return new TreeMap<>(members).toString();
    }).toList();
  }

  private static List<String> question(RandomWorld world) {
    List<String> parameters = new ArrayList<>(world.conditions("pacts"));
    parameters.addAll(List.of(world.languages().split("&")));
    parameters.add(world.dice().nextBoolean() ? "sort=" + world.order("pacts") : "q=paris rome");
    if (world.dice().nextBoolean()) {
      parameters.add("facets=" + world.countable("pacts"));
      parameters.add("include=towns(limit=2),guests.town.members,alternates");
      parameters.add("fields=title,towns.title");
    }
    parameters.removeIf(String::isEmpty);
    return parameters;
  }

  /** In another order, with a condition or a value said twice, with what goes without saying, and with zeros and escapes where none are needed. */
  private static String spelled(RandomWorld world, List<String> parameters, List<String> unsaid) {
    List<String> spelled = new ArrayList<>(parameters);
    parameters.stream().filter(parameter -> !WORDS.contains(name(parameter)) && world.dice().nextInt(3) == 0).forEach(spelled::add);
    spelled.replaceAll(parameter -> parameter.contains("[in]=") ? mixed(world, parameter) : parameter);
    spelled.replaceAll(parameter -> world.dice().nextBoolean() ? parameter.replaceFirst("^(limit|offset)=", "$1=0") : parameter);
    unsaid.stream().filter(usual -> parameters.stream().noneMatch(parameter -> name(parameter).equals(name(usual))) && world.dice().nextBoolean())
        .forEach(spelled::add);
    Collections.shuffle(spelled, world.dice());
    return spelled.stream().map(parameter -> written(world, parameter)).collect(Collectors.joining(world.any(List.of("&", "&&"))));
  }

  private static String name(String parameter) {
    return parameter.substring(0, parameter.indexOf('='));
  }

  /** The values of a list in another order, one of them twice. */
  private static String mixed(RandomWorld world, String parameter) {
    int equals = parameter.indexOf('=');
    List<String> values = new ArrayList<>(List.of(parameter.substring(equals + 1).split(",")));
    values.add(world.any(values));
    Collections.shuffle(values, world.dice());
    return parameter.substring(0, equals + 1) + String.join(",", values);
  }

  private static String written(RandomWorld world, String parameter) {
    return switch (world.dice().nextInt(4)) {
      case 0 -> parameter.replace(" ", "+");
      case 1 -> escaped(parameter);
      case 2 -> escaped(parameter).replace("+", "%20");
      default -> everyLetter(parameter);
    };
  }

  private static String everyLetter(String parameter) {
    int equals = parameter.indexOf('=');
    return Stream.of(parameter.substring(0, equals), parameter.substring(equals + 1)).map(text -> HexFormat.of().withPrefix("%")
        .formatHex(text.getBytes(StandardCharsets.UTF_8))).collect(Collectors.joining("="));
  }

  private static String escaped(String parameter) {
    int equals = parameter.indexOf('=');
    return URLEncoder.encode(parameter.substring(0, equals), StandardCharsets.UTF_8) + "="
        + URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
  }

  private static String body(Answer answer) {
    return new String(answer.bytes().orElseThrow(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(Answer answer) throws IOException {
    return JSON.readTree(answer.bytes().orElseThrow());
  }
}
