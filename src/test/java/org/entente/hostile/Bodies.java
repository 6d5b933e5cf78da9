package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Values that a schema allows: the least that may be submitted, or some of what it takes.
 *
 * @param published an id of a published content of each type
 */
record Bodies(Contract contract, Map<String, String> published, Random random) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  /** From this depth on the surest choice is taken, and nothing is left out but links. */
  private static final int SURE = 3;

  /** What must be told before it may be submitted, in the first language. */
  ObjectNode complete(String schema) {
    JsonNode described = contract.at(schema);
    ObjectNode body = filled(described, Bodies::isRequiredAtSubmit);
    JsonNode languages = plain(described.path("properties").path("words")).path("properties");
    String first = languages.fieldNames().next();
    body.putObject("words").set(first, filled(plain(languages.get(first)), Bodies::isRequiredAtSubmit));
    return body;
  }

  /** Some of the members the schema knows. */
  JsonNode some(String schema) {
    return value(contract.at(schema), 0);
  }

  private ObjectNode filled(JsonNode object, Predicate<JsonNode> wanted) {
    ObjectNode body = JSON.objectNode();
    object.path("properties").properties().stream().filter(member -> wanted.test(plain(member.getValue())))
        .forEach(member -> body.set(member.getKey(), value(plain(member.getValue()), SURE)));
    return body;
  }

  private static boolean isRequiredAtSubmit(JsonNode schema) {
    return schema.has("x-required-at");
  }

  /** The schema without the null that removes. */
  private JsonNode plain(JsonNode schema) {
    boolean removable = schema.path("anyOf").size() == 2 && schema.at("/anyOf/1/type").asText().equals("null");
    return removable ? plain(schema.at("/anyOf/0")) : schema;
  }

  private JsonNode value(JsonNode schema, int depth) {
    if (schema.has("$ref")) {
      return schema.has("x-type") ? reference(schema.get("x-type").textValue()) : value(contract.followed(schema), depth);
    }
    if (schema.has("anyOf")) {
      return value(depth >= SURE ? schema.at("/anyOf/0") : chosen(schema.get("anyOf")), depth);
    }
    if (schema.has("examples")) {
      return chosen(schema.get("examples"));
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return chosen(schema.get("enum"));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> members(schema, depth);
      case "array" -> elements(schema, depth);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "integer" -> JSON.numberNode(schema.path("minimum").asLong(0) + random.nextInt(5));
      case "number" -> JSON.numberNode(schema.path("minimum").asDouble(0) + random.nextInt(5) + 0.5);
      case "null" -> JSON.nullNode();
      default -> JSON.textNode(text(schema));
    };
  }

  private JsonNode chosen(JsonNode choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private ObjectNode reference(String type) {
    return JSON.objectNode().put("type", type).put("id", published.get(type));
  }

  private ObjectNode members(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    for (Iterator<Map.Entry<String, JsonNode>> all = schema.path("properties").fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> member = all.next();
      boolean needed = schema.path("required").toString().contains('"' + member.getKey() + '"');
      if (needed || depth >= SURE && !isLink(member.getValue()) || random.nextInt(4) == 0) {
        object.set(member.getKey(), value(depth >= SURE ? plain(member.getValue()) : member.getValue(), depth + 1));
      }
    }
    if (object.isEmpty() && schema.path("additionalProperties").isObject()) {
      object.set("fr", value(plain(schema.get("additionalProperties")), depth + 1));
    }
    return object;
  }

  private static boolean isLink(JsonNode schema) {
    return schema.toString().contains("WrittenReference");
  }

  private ArrayNode elements(JsonNode schema, int depth) {
    return JSON.arrayNode().add(value(schema.path("items"), depth + 1));
  }

  private String text(JsonNode schema) {
    String text = switch (schema.path("format").asText()) {
      case "date" -> "2015-04-16";
      case "date-time" -> "2015-04-16T10:00:00Z";
      case "uri" -> "https://example.org/";
      case "uuid" -> published.values().iterator().next();
      default -> schema.path("pattern").asText().startsWith("^[A-Z]") ? "FR" : "alpha-" + Long.toString(random.nextLong() >>> 1, 36);
    };
    return text.length() <= schema.path("maxLength").asInt(1000) ? text : text.substring(0, schema.get("maxLength").intValue());
  }
}
