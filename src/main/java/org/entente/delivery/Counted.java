package org.entente.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entente.edition.Counts;

/** Facets and groups as they are delivered. */
final class Counted {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Counted() {}

  /** {@code {"values":[{"value","count"}],"distinct","absent"}}. */
  static ObjectNode json(Counts counts) {
    ObjectNode json = JSON.objectNode();
    ArrayNode values = json.putArray("values");
    for (Counts.Value value : counts.values()) {
      ObjectNode one = values.addObject();
      one.set("value", value(counts.form(), value.text()));
      one.put("count", value.count());
    }
    return json.put("distinct", counts.distinct()).put("absent", counts.absent());
  }

  /** The same with {@code "by"}, and in each group the {@code "ids"} of its contents on the page. */
  static ObjectNode groups(Counts counts) {
    ObjectNode json = JSON.objectNode().put("by", counts.name());
    json.setAll(json(counts));
    for (int i = 0; i < counts.values().size(); i++) {
      ArrayNode ids = ((ObjectNode) json.get("values").get(i)).putArray("ids");
      counts.values().get(i).ids().forEach(id -> ids.add(id.toString()));
    }
    return json;
  }

  private static JsonNode value(Counts.Form form, String text) {
    return switch (form) {
      case TEXT -> JSON.textNode(text);
      case NUMBER -> JSON.numberNode(Long.parseLong(text));
      case FLAG -> JSON.booleanNode(Boolean.parseBoolean(text));
    };
  }
}
