package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation being written. */
final class Operation {
  private final ObjectNode node = Shapes.node();
  private final ArrayNode parameters = Shapes.node().arrayNode();
  private final ObjectNode responses = Shapes.node();

  Operation(String id, String tag, String summary) {
    node.put("operationId", id).put("summary", summary).putArray("tags").add(tag);
  }

  Operation describe(String description) {
    node.put("description", description);
    return this;
  }

  /** Parameters kept in the document under these names. */
  Operation takes(String... names) {
    for (String name : names) {
      parameters.add(Shapes.ref(OpenApi.PARAMETERS + name));
    }
    return this;
  }

  Operation takes(ObjectNode parameter) {
    parameters.add(parameter);
    return this;
  }

  /** Takes a body of this form; called again, of another form too. */
  Operation reads(String mediaType, ObjectNode schema) {
    ObjectNode body = node.withObjectProperty("requestBody").put("required", true);
    body.withObjectProperty("content").setAll(content(mediaType, schema));
    return this;
  }

  Operation answers(int status, String description, String mediaType, ObjectNode schema) {
    response(status, description).set("content", content(mediaType, schema));
    return this;
  }

  Operation answers(int status, String description) {
    response(status, description);
    return this;
  }

  /** Also answers 304 to a caller who holds these bytes. */
  Operation cached() {
    takes("If-None-Match");
    return answers(304, "The caller holds these very bytes already.");
  }

  Operation refuses(int... statuses) {
    for (int status : statuses) {
      responses.set(String.valueOf(status), Shapes.ref(OpenApi.RESPONSES + "Problem" + status));
    }
    return this;
  }

  Operation open() {
    node.putArray("security");
    return this;
  }

  ObjectNode node() {
    if (!parameters.isEmpty()) {
      node.set("parameters", parameters);
    }
    return node.set("responses", responses);
  }

  private ObjectNode response(int status, String description) {
    return responses.putObject(String.valueOf(status)).put("description", description);
  }

  private static ObjectNode content(String mediaType, ObjectNode schema) {
    return Shapes.node().set(mediaType, Shapes.node().set("schema", schema));
  }
}
