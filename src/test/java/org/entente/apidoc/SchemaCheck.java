package org.entente.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** As much of JSON Schema 2020-12 as our schemas use, strictly: a keyword it does not know is a fault. */
final class SchemaCheck {
  private final JsonNode root;
  private final List<String> faults = new ArrayList<>();

  private SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /** What of {@code value} breaks {@code schema}; empty when nothing does. */
  static List<String> faults(JsonNode schema, JsonNode value) {
    SchemaCheck check = new SchemaCheck(schema);
    check.check(schema, value, "");
    return check.faults;
  }

  private void check(JsonNode schema, JsonNode value, String at) {
    schema.properties().forEach(keyword -> {
      JsonNode asked = keyword.getValue();
      boolean kept = switch (keyword.getKey()) {
        case "$schema", "$id", "$defs", "title", "description", "x-enum-descriptions" -> true;
        case "$ref" -> followed(asked.textValue(), value, at);
        case "type" -> type(asked.textValue(), value);
        case "const" -> asked.equals(value);
        case "enum" -> has(asked, value);
        case "pattern" -> !value.isTextual() || value.textValue().matches(asked.textValue());
        case "maxLength" -> !value.isTextual() || value.textValue().length() <= asked.intValue();
        case "minimum" -> !value.isNumber() || value.doubleValue() >= asked.doubleValue();
        case "maximum" -> !value.isNumber() || value.doubleValue() <= asked.doubleValue();
        case "format" -> !value.isTextual() || format(asked.textValue(), value.textValue());
        case "items" -> each(asked, value, at);
        case "properties" -> members(asked, value, at);
        case "required" -> required(asked, value);
        case "anyOf" -> any(asked, value);
        default -> throw new IllegalStateException("unknown keyword " + keyword.getKey());
      };
      if (!kept) {
        faults.add(at + " breaks " + keyword.getKey() + " " + asked);
      }
    });
  }

  private boolean followed(String reference, JsonNode value, String at) {
    check(root.at(reference.substring(1)), value, at);
    return true;
  }

  private static boolean type(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      default -> value.isObject();
    };
  }

  private static boolean has(JsonNode words, JsonNode value) {
    for (JsonNode word : words) {
      if (word.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean format(String format, String text) {
    try {
      switch (format) {
        case "date" -> LocalDate.parse(text);
        case "date-time" -> OffsetDateTime.parse(text);
        case "uuid" -> java.util.UUID.fromString(text);
        default -> java.net.URI.create(text);
      }
      return true;
    } catch (RuntimeException wrong) {
      return false;
    }
  }

  private boolean each(JsonNode items, JsonNode value, String at) {
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(items, value.get(i), at + "/" + i);
    }
    return true;
  }

  private boolean members(JsonNode properties, JsonNode value, String at) {
    properties.properties().forEach(property -> {
      if (value.has(property.getKey())) {
        check(property.getValue(), value.get(property.getKey()), at + "/" + property.getKey());
      }
    });
    return true;
  }

  private static boolean required(JsonNode names, JsonNode value) {
    for (JsonNode name : names) {
      if (!value.has(name.textValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean any(JsonNode choices, JsonNode value) {
    for (JsonNode choice : choices) {
      SchemaCheck tried = new SchemaCheck(root);
      tried.check(choice, value, "");
      if (tried.faults.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
