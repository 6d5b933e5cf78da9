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
import java.util.TreeMap;
import java.util.function.Predicate;
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

  private final Links links = new Links(Toy.HOUSE, DeliveryResource.ROOT);

  /** One question, however it is written, has one canonical address and one answer; another question has another answer. */
  @Property(tries = 30)
  void givesTheSameBytesForTheSameCanonicalQuestionAndNoOther(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = world.toy.edition()) {
      Map<String, String> answers = new HashMap<>();
      for (int i = 0; i < 10; i++) {
        List<String> parameters = question(world);
        String canonical = links.self("/pacts", PARSER.list("pacts", String.join("&", parameters)));
        for (int spelling = 0; spelling < 3; spelling++) {
          String raw = spelled(world, parameters);
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

  /** In another order, with a condition or a value said twice, with what goes without saying, and with escapes where none are needed. */
  private static String spelled(RandomWorld world, List<String> parameters) {
    List<String> spelled = new ArrayList<>(parameters);
    Predicate<String> isCondition = parameter -> !parameter.matches("(q|locale|fallback|sort|facets|groupBy|include|fields|near|bbox)=.*");
    parameters.stream().filter(isCondition.and(parameter -> world.dice().nextInt(3) == 0)).forEach(spelled::add);
    spelled.replaceAll(parameter -> parameter.contains("[in]=") ? mixed(world, parameter) : parameter);
    if (world.dice().nextBoolean()) {
      spelled.add("limit=20");
    }
    Collections.shuffle(spelled, world.dice());
    return spelled.stream().map(parameter -> written(world, parameter)).collect(Collectors.joining(world.any(List.of("&", "&&"))));
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
