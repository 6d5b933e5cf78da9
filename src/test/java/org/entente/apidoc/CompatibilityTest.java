package org.entente.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.entente.testing.ModelTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Within a version of the API we only add: who wrote a client for the last release finds everything as it was. */
class CompatibilityTest {
  private static final Path RELEASED = Path.of("src/test/resources/golden/delivery-openapi-released.json");
  private static final String LIST = "/paths/~1api~1v1~1agreements/get";

  /** What the last release told wrongly: it called files texts, which no generated client could read, tables twenty rows long,
   * and days the only periods that a day can be asked by. */
  private static final Pattern CORRECTED = Pattern.compile(
      "get /api/v1/([a-z-]+\\.(csv|xlsx|ics|atom|rss)|catalog(\\.ttl|\\.rdf)?) 200: format was  and is \"binary\""
          + "|get /api/v1/[a-z-]+\\.(csv|xlsx|geojson|jsonld|ics) query limit: default was 20 and is "
          + "|get /api/v1/[a-z.-]+ query ([a-z]+\\.)?[a-z]+Date(\\[[a-z]+\\])?(\\[\\])?: format was \"date\" and is ");

  private static JsonNode released;

  @BeforeAll
  static void read() throws IOException {
    released = new ObjectMapper().readTree(RELEASED.toFile());
  }

  @Test
  void keepsWhatTheLastReleaseAgreedTo() throws Exception {
    ObjectNode now = new DeliveryOpenApi(ModelTypes.read(), Installation.from(new Environment(Map.of()), "")).document();
    assertThat(Compatibility.breaks(released, new ObjectMapper().readTree(now.toString())))
        .filteredOn(CORRECTED.asMatchPredicate().negate()).isEmpty();
  }

  static Stream<Arguments> breakingChanges() {
    return Stream.of(
        change("a path that is gone", document -> object(document, "/paths").remove("/api/v1/search")),
        change("a parameter that is taken no more", document -> array(document, LIST + "/parameters").remove(0)),
        change("a parameter that is needed now", document -> object(document, "/components/parameters/limit").put("required", true)),
        change("a new parameter that is needed", document -> array(document, LIST + "/parameters").addObject().put("name", "key").put("in", "query")
            .put("required", true).putObject("schema").put("type", "string")),
        change("a parameter of another type", document -> object(document, "/components/parameters/limit/schema").put("type", "string")),
        change("a list that is written otherwise", document -> object(document, "/components/parameters/fallback").put("explode", true)),
        change("a word that is taken no more", document -> array(document, "/components/parameters/locale/schema/enum").remove(0)),
        change("a text that is held to words", document -> object(document, "/components/parameters/q/schema").putArray("enum").add("rome")),
        change("a word of a list that is taken no more", document -> array(document,
            "/components/parameters/agreements.sort/schema/items/enum").remove(0)),
        change("a number that must be smaller", document -> object(document, "/components/parameters/limit/schema").put("maximum", 99)),
        change("a number that must be greater", document -> object(document, "/components/parameters/offset/schema").put("minimum", 1)),
        change("a number that has a bound now", document -> object(document,
            "/components/parameters/agreements.signed.year/schema").put("minimum", 1900)),
        change("a text that must be shorter", document -> object(document, "/components/parameters/q/schema").put("maxLength", 100)),
        change("a text that must be longer", document -> object(document, "/components/parameters/q/schema").put("minLength", 3)),
        change("a list that must be shorter", document -> object(document, "/components/parameters/fields/schema").put("maxItems", 10)),
        change("a list that must be longer", document -> object(document, "/components/parameters/ids/schema").put("minItems", 2)),
        change("a list whose members must be shorter", document -> object(document, "/components/parameters/fields/schema/items").put("maxLength", 40)),
        change("a text of another pattern", document -> object(document, "/components/parameters/near/schema").put("pattern", "^[0-9]+$")),
        change("a text that has a pattern now", document -> object(document, "/components/parameters/after/schema").put("pattern", "^[0-9]+$")),
        change("a parameter that stands for something else when it is left out", document -> object(document, "/components/parameters/limit/schema")
            .put("default", 10)),
        change("a parameter that stands for nothing when it is left out", document -> object(document, "/components/parameters/bom/schema")
            .remove("default")),
        change("an answer that is given no more", document -> object(document, LIST + "/responses").remove("304")),
        change("a form that is given no more", document -> object(document, "/paths/~1api~1v1~1catalog/get/responses/200/content").remove("text/turtle")),
        change("another name of an operation", document -> object(document, LIST).put("operationId", "agreements")),
        change("a member that is gone", document -> object(document, "/components/schemas/Agreements/properties").remove("signed")),
        change("a member of a member that is gone", document -> object(document, "/components/schemas/Period/properties").remove("edtf")),
        change("a member that may be missing", document -> array(document, "/components/schemas/Page/required").remove(0)),
        change("a member of another type", document -> object(document, "/components/schemas/Partners/properties/website").put("type", "array")),
        change("a member of another format", document -> object(document, "/components/schemas/News/properties/displayDate").put("format", "time")),
        change("an object that holds nothing more", document -> object(document, "/components/schemas/Link").put("additionalProperties", false)),
        change("an object that may hold nothing more now", document -> object(document, "/components/schemas/Page").put("additionalProperties", false)),
        change("a word that is told no more", document -> array(document, "/components/schemas/Agreements/properties/kind/enum").remove(0)),
        change("a type that is told no more", document -> array(document, "/components/schemas/Content/anyOf").remove(0)),
        change("a link to another type", document -> object(document, "/components/schemas/Agreements/properties/renews/properties/type")
            .put("const", "news")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breakingChanges")
  void notices(String what, Consumer<JsonNode> change) {
    JsonNode changed = released.deepCopy();
    change.accept(changed);
    assertThat(changed).as("the change was made").isNotEqualTo(released);
    assertThat(Compatibility.breaks(released, changed)).isNotEmpty();
  }

  @Test
  void takesWhatIsAdded() {
    JsonNode more = released.deepCopy();
    object(more, "/paths").set("/api/v1/changes", released.at(LIST.replace("/get", "")));
    array(more, LIST + "/parameters").addObject().put("name", "asOf").put("in", "query").putObject("schema").put("type", "string");
    array(more, "/components/parameters/locale/schema/enum").add("de");
    object(more, LIST + "/responses").putObject("429").put("description", "Too many.");
    object(more, "/components/schemas/Agreements/properties").putObject("place").put("type", "string");
    array(more, "/components/schemas/Agreements/properties/kind/enum").add("charter");
    array(more, "/components/schemas/PageLinks/required", "self");
    object(more, "/components/parameters/limit").put("description", "Otherwise told.");
    object(more, "/components/parameters/limit/schema").put("maximum", 200).put("minimum", 0);
    object(more, "/components/parameters/q/schema").remove("maxLength");
    object(more, "/components/parameters/fields/schema").put("maxItems", 60);
    object(more, "/components/parameters/near/schema").remove("pattern");
    assertThat(Compatibility.breaks(released, more)).isEmpty();
    assertThat(Compatibility.breaks(more, released)).as("the same the other way round").hasSizeGreaterThan(5);
  }

  private static Arguments change(String what, Consumer<JsonNode> change) {
    return Arguments.of(what, change);
  }

  private static ObjectNode object(JsonNode document, String pointer) {
    return (ObjectNode) document.at(pointer);
  }

  private static ArrayNode array(JsonNode document, String pointer) {
    return (ArrayNode) document.at(pointer);
  }

  private static void array(JsonNode document, String pointer, String word) {
    int end = pointer.lastIndexOf('/');
    object(document, pointer.substring(0, end)).withArray(pointer.substring(end + 1)).add(word);
  }
}
