package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.entente.access.Role;

/** One operation being written. */
final class Operation {
  private final ObjectNode node = Shapes.node();
  private final ArrayNode parameters = Shapes.node().arrayNode();
  private final ObjectNode responses = Shapes.node();
  private boolean kept;

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

  /** The same answer in another form. */
  Operation also(int status, String mediaType, ObjectNode schema) {
    responses.withObjectProperty(String.valueOf(status)).withObjectProperty("content").setAll(content(mediaType, schema));
    return this;
  }

  Operation answers(int status, String description) {
    response(status, description);
    return this;
  }

  /** Leads somewhere else, by {@code Location}. */
  Operation leads(int status, String description) {
    response(status, description).set("headers", OpenApi.headers("Location"));
    return this;
  }

  /** Also answers 304 to a caller who holds these bytes; both say what a cache wants to know. */
  Operation cached() {
    kept = true;
    takes("If-None-Match");
    return answers(304, "The caller holds these very bytes already.");
  }

  Operation refuses(int... statuses) {
    for (int status : statuses) {
      if (!responses.has(String.valueOf(status))) {
        responses.set(String.valueOf(status), Shapes.ref(OpenApi.RESPONSES + "Problem" + status));
      }
    }
    return this;
  }

  Operation open() {
    node.putArray("security");
    return this;
  }

  /** Open to who holds one of these roles; without this, to everybody who has signed in. */
  Operation by(Role... roles) {
    return by(List.of(roles));
  }

  Operation by(Collection<Role> roles) {
    node.set("x-roles", Shapes.array(roles.stream().distinct().sorted().map(Role::name).toList()));
    return refuses(403);
  }

  /** Shows a person their own only; who holds one of these roles sees everybody's. */
  Operation ownOnlyExceptFor(Role... roles) {
    node.set("x-own-only-except-for", Shapes.array(List.of(roles).stream().map(Role::name).toList()));
    return this;
  }

  boolean isOpen() {
    return node.has("security");
  }

  ObjectNode node() {
    refuses(400, 406, 503);
    if (kept) {
      List.of("200", "304").forEach(status -> responses.withObjectProperty(status)
          .set("headers", OpenApi.headers("ETag", "Last-Modified", "Cache-Control", "Surrogate-Key", "Entente-Edition", "Link")));
    }
    if (!parameters.isEmpty()) {
      node.set("parameters", parameters);
    }
    return node.set("responses", inOrder());
  }

  private ObjectNode inOrder() {
    ObjectNode sorted = Shapes.node();
    responses.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(one -> sorted.set(one.getKey(), one.getValue()));
    return sorted;
  }

  private ObjectNode response(int status, String description) {
    return responses.putObject(String.valueOf(status)).put("description", description);
  }

  private static ObjectNode content(String mediaType, ObjectNode schema) {
    return Shapes.node().set(mediaType, Shapes.node().set("schema", schema));
  }
}
