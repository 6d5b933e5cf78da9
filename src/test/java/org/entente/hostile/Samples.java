package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;

/** Values that a schema plainly allows, for addresses that need only look right. */
final class Samples {
  private static final String ID = "00000000-0000-4000-8000-000000000042";

  private Samples() {}

  /** An operation's path with a value for each parameter. */
  static String path(Operation operation) {
    String path = operation.path();
    for (Operation.Parameter parameter : operation.parameters("path")) {
      path = path.replace("{" + parameter.name() + "}", value(operation.contract().at(parameter.schema())));
    }
    return path;
  }

  private static String value(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.get("enum").get(0).asText();
    }
    if (schema.path("format").asText().equals("uuid")) {
      return ID;
    }
    return schema.path("type").asText().equals("integer") ? "1" : "word";
  }
}
