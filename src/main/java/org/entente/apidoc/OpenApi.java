package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.settings.Installation;

/** An OpenAPI 3.1 document being written: the frame, the problems, the paths. */
final class OpenApi {
  static final String SCHEMAS = "#/components/schemas/";
  static final String PARAMETERS = "#/components/parameters/";
  static final String RESPONSES = "#/components/responses/";
  /** A body may come with these, whether it is looked at or not. */
  private static final Set<String> BEARING = Set.of("post", "put", "patch");

  private final ObjectNode document = Shapes.node().put("openapi", "3.1.0");
  private final ObjectNode paths = Shapes.node();
  private final ObjectNode schemas = Shapes.node();
  private final ObjectNode parameters = Shapes.node();
  private final ObjectNode responses = Shapes.node();
  private final ObjectNode components = Shapes.node();

  OpenApi(Installation installation, String title, String description) {
    document.set("info", Shapes.node().put("title", title).put("version", "1").put("description", description));
    document.putArray("servers").addObject()
        .put("url", installation.contextRoot().isEmpty() ? "/" : installation.contextRoot());
    components.set("schemas", schemas);
    components.set("parameters", parameters);
    components.set("responses", responses);
    components.set("headers", headersTold());
    schemas.set("Problem", ProblemAnswers.schema());
    ProblemAnswers.SENTENCES.forEach((status, sentence) -> responses
        .set("Problem" + status, ProblemAnswers.response(status, sentence)));
  }

  OpenApi schema(String name, ObjectNode schema) {
    schemas.set(name, schema);
    return this;
  }

  OpenApi schemas(ObjectNode all) {
    schemas.setAll(all);
    return this;
  }

  /** Keeps a parameter under its name, so that operations can refer to it. */
  OpenApi parameter(ObjectNode parameter) {
    parameters.set(parameter.get("name").textValue(), parameter);
    return this;
  }

  /** Keeps a parameter that several operations of a type take, and gives the reference to it. */
  ObjectNode shared(String type, ObjectNode parameter) {
    String name = (type + "." + parameter.get("name").textValue()).replaceAll("[^A-Za-z0-9._-]+", "-");
    parameters.set(name, parameter);
    return Shapes.ref(PARAMETERS + name);
  }

  /** Describes an operation; what every operation of its kind may answer is added. */
  OpenApi operation(String method, String path, Operation operation) {
    if (document.has("security") && !operation.isOpen()) {
      operation.refuses(401);
    }
    if (BEARING.contains(method)) {
      operation.refuses(413, 415);
    }
    ((ObjectNode) paths.withObjectProperty(path)).set(method, operation.node());
    return this;
  }

  /** Who calls must have signed in, unless an operation says otherwise. */
  OpenApi signedIn() {
    components.putObject("securitySchemes").putObject("session").put("type", "http").put("scheme", "bearer")
        .put("description", "The token that signing in answers.");
    document.putArray("security").addObject().putArray("session");
    return this;
  }

  ObjectNode document() {
    document.set("paths", paths);
    document.set("components", components);
    return document;
  }

  /** A type's name as the name of a schema: {@code newsletter-issues} is {@code NewsletterIssues}. */
  static String pascal(String type) {
    return Stream.of(type.split("-")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** What answers say beside their bodies. */
  private static ObjectNode headersTold() {
    ObjectNode headers = Shapes.node();
    headers.set("ETag", header("Of these very bytes; packed ones have their own.", Shapes.text()));
    headers.set("Last-Modified", header("When what is shown became public, as an HTTP date; absent where no node knows.", Shapes.text()));
    headers.set("Cache-Control", header("How long it may be kept.", Shapes.text()));
    headers.set("Surrogate-Key", header("Keys, separated by spaces, by which a cache in between may purge the answer; the key 'all' goes with"
        + " every publication.", Shapes.text()));
    headers.set("Entente-Edition", header("The number of the public world that answers.", Shapes.integer(0, Long.MAX_VALUE)));
    headers.set("Link", header("The licence: rel=license.", Shapes.text()));
    headers.set("Location", header("Where to go.", Shapes.text("uri-reference")));
    return headers.set("Retry-After", header("In so many seconds.", Shapes.integer(0, Integer.MAX_VALUE)));
  }

  private static ObjectNode header(String description, ObjectNode schema) {
    return Shapes.node().put("description", description).set("schema", schema);
  }

  /** The headers of an answer, by their names. */
  static ObjectNode headers(String... names) {
    ObjectNode headers = Shapes.node();
    List.of(names).forEach(name -> headers.set(name, Shapes.ref("#/components/headers/" + name)));
    return headers;
  }

  static ObjectNode query(String name, String description, ObjectNode schema) {
    return parameter("query", name, description, schema);
  }

  static ObjectNode path(String name, String description, ObjectNode schema) {
    return parameter("path", name, description, schema).put("required", true);
  }

  static ObjectNode header(String name, String description, boolean required) {
    return parameter("header", name, description, Shapes.text()).put("required", required);
  }

  private static ObjectNode parameter(String in, String name, String description, ObjectNode schema) {
    return Shapes.node().put("name", name).put("in", in).put("description", description).set("schema", schema);
  }

  /** A list whose values stand behind one another, separated by commas. */
  static ObjectNode commas(ObjectNode parameter) {
    return parameter.put("style", "form").put("explode", false);
  }
}
