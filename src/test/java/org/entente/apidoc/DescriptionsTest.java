package org.entente.apidoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.edition.QueryParser;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.problem.ProblemMapper;
import org.entente.publishing.Press;
import org.entente.publishing.Prints;
import org.entente.schema.ContentTypes;
import org.entente.schema.Toys;
import org.entente.settings.Installation;
import org.entente.testing.SchemaFaults;
import org.entente.workflow.Moves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DescriptionsTest {
  private final Installation installation = Toys.installation("/city");
  private final ContentTypes types = Toys.types();
  private final ObjectNode delivery = new DeliveryOpenApi(types, installation).document();
  private final ObjectNode editorial = new EditorialOpenApi(types, Toys.plans(), installation).document();

  @Test
  void showsThePublicNoPrivateField() {
    ObjectNode schema = new DeliveredSchemas(types, DeliveredSchemas.OF_ITS_OWN)
        .document(types.publicModel().type("kites").orElseThrow(), "/city/api/v1/schemas/kites");
    assertThat(delivery.toString() + schema).doesNotContain("secret", "phone", "embargoUntil", "reviewBy", "unmarked");
    assertThat(editorial.toString()).contains("secret", "phone", "embargoUntil").doesNotContain("unmarked");
  }

  @Test
  void resolvesEveryReference() {
    for (ObjectNode document : List.of(delivery, editorial)) {
      List<String> references = document.findValuesAsText("$ref");
      assertThat(references).isNotEmpty()
          .allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }
    types.publicModel().types().forEach(type -> {
      ObjectNode schema = new DeliveredSchemas(types, DeliveredSchemas.OF_ITS_OWN).document(type, "/x");
      assertThat(schema.findValuesAsText("$ref")).allSatisfy(
          reference -> assertThat(schema.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    });
  }

  /** A description that says no more than "an object" lets every answer pass. */
  @Test
  void saysOfEveryObjectWhatItHolds() {
    List<String> bare = new ArrayList<>();
    bareObjects(editorial, "", bare);
    assertThat(bare).containsExactlyInAnyOrder("/paths//api/editorial/v1/openapi.json/get/responses/200/content/application/json/schema");
  }

  private static void bareObjects(JsonNode node, String place, List<String> found) {
    boolean bare = node.path("type").asText().equals("object") && !node.has("properties") && !node.has("additionalProperties");
    if (bare) {
      found.add(place);
    }
    if (node.isArray()) {
      IntStream.range(0, node.size()).forEach(i -> bareObjects(node.get(i), place + "/" + i, found));
    }
    node.properties().forEach(member -> bareObjects(member.getValue(), place + "/" + member.getKey(), found));
  }

  @Test
  void namesEachOperationOnceAndEachPathParameterItHas() {
    for (ObjectNode document : List.of(delivery, editorial)) {
      Set<String> ids = new HashSet<>();
      document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
        JsonNode operation = method.getValue();
        assertThat(ids.add(operation.get("operationId").textValue())).as(operation.get("operationId").textValue()).isTrue();
        assertThat(operation.get("responses")).isNotEmpty();
        Set<String> inPath = parameters(document, operation).stream().filter(p -> p.get("in").textValue().equals("path"))
            .map(p -> p.get("name").textValue()).collect(Collectors.toSet());
        Set<String> named = new HashSet<>();
        var braces = Pattern.compile("\\{(\\w+)}").matcher(path.getKey());
        while (braces.find()) {
          named.add(braces.group(1));
        }
        assertThat(inPath).as(path.getKey()).isEqualTo(named);
        List<String> all = parameters(document, operation).stream().map(p -> p.get("in") + " " + p.get("name")).toList();
        assertThat(all).doesNotHaveDuplicates();
      }));
    }
  }

  private static List<JsonNode> parameters(JsonNode document, JsonNode operation) {
    List<JsonNode> found = new ArrayList<>();
    operation.path("parameters").forEach(p -> found.add(p.has("$ref") ? document.at(p.get("$ref").textValue().substring(1)) : p));
    return found;
  }

  @Test
  void documentsOnlyFiltersTheGrammarTakes() throws Exception {
    QueryParser parser = parser();
    int asked = 0;
    for (String type : List.of("kites", "shops")) {
      for (JsonNode parameter : parameters(delivery, delivery.at("/paths/~1api~1v1~1" + type + "/get"))) {
        String name = parameter.get("name").textValue();
        if (parameter.get("in").textValue().equals("query") && !Set.of("after", "include", "fallback").contains(name)) {
          String raw = URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(example(parameter), StandardCharsets.UTF_8);
          assertThatCode(() -> parser.list(type, raw)).as(raw).doesNotThrowAnyException();
          asked++;
        }
      }
    }
    assertThat(asked).isGreaterThan(60);
  }

  private QueryParser parser() throws ReflectiveOperationException {
    QueryParser parser = new QueryParser();
    set(parser, "model", types.publicModel());
    set(parser, "installation", installation);
    set(parser, "clock", Clock.systemUTC());
    return parser;
  }

  private static void set(Object owner, String name, Object value) throws ReflectiveOperationException {
    var field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(owner, value);
  }

  private static String example(JsonNode parameter) {
    JsonNode schema = parameter.at("/schema/items").isMissingNode() ? parameter.get("schema") : parameter.at("/schema/items");
    if (schema.has("enum") || schema.has("example")) {
      return schema.path("example").asText(schema.at("/enum/0").textValue());
    }
    String format = schema.path("format").asText();
    return switch (schema.get("type").textValue()) {
      case "integer" -> "1";
      case "boolean" -> "true";
      default -> format.equals("uuid") ? "00000000-0000-0000-0000-000000000001" : format.equals("date") ? "2015-05-11"
          : schema.has("pattern") && schema.get("pattern").textValue().contains("A-Z") ? "FR"
          : schema.path("description").asText().contains("1956") ? "1956" : schema.path("description").asText().contains("2015") ? "2015-05-11"
          : parameter.get("name").textValue().equals("fields") ? "title" : "x";
    };
  }

  @ParameterizedTest
  @EnumSource(ProblemKind.class)
  void documentsAnAnswerForTheStatusOfEveryKindOfProblem(ProblemKind kind) {
    int status = new ProblemMapper().toResponse(Problem.of(kind, "a-slug", "A sentence.")).getStatus();
    assertThat(delivery.at("/components/responses/Problem" + status).isMissingNode()).isFalse();
  }

  @Test
  void printsEveryMoveOfTheTable() {
    assertThat(editorial.at("/components/schemas/Transition/x-moves")).hasSize(Moves.TABLE.size());
    assertThat(editorial.at("/components/schemas/Transition/properties/transition/enum").toString()).contains("SUBMIT").doesNotContain("EDIT");
  }

  @Test
  void acceptsWhatThePressPrints() throws Exception {
    Toys.Kite kite = Toys.kite();
    Toys.merge(kite, "{'shape':'diamond','built':'2001/..','start':'2015-05-11T08:00:00Z','point':{'lat':48.5,'lon':2},"
        + "'nickname':{'fr':'Cerf'},'shops':[{'id':'00000000-0000-0000-0000-00000000000a'}],'target':{'url':'https://example.org/'},"
        + "'flyers':[{'name':'Zoé'}],'words':{'fr':{'slug':'cerf','title':'Cerf','body':'*x*'}}}");
    ObjectNode schema = new DeliveredSchemas(types, DeliveredSchemas.OF_ITS_OWN)
        .document(types.publicModel().type("kites").orElseThrow(), "/x");
    ObjectNode print = Prints.stamped(new Press(installation).set(types.named("kites"), kite.id(), Toys.FR,
        Toys.publicForm(kite, Toys.FR)), Toys.THEN);
    assertThat(SchemaFaults.against(schema).in(print)).isEmpty();
    print.put("shape", "round").put("tails", "many");
    print.remove("id");
    assertThat(SchemaFaults.against(schema).in(print)).hasSize(3);
  }

  @Test
  void keepsItsBytesAndEtag() {
    assertThat(Document.of(delivery).etag()).isEqualTo(Document.of(new DeliveryOpenApi(Toys.types(), installation).document()).etag());
  }

  @Test
  void standsUnderTheContextRoot() {
    assertThat(delivery.at("/servers/0/url").textValue()).isEqualTo("/city");
    assertThat(delivery.get("openapi").textValue()).isEqualTo("3.1.0");
  }
}
