package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.values.FieldRole;

/** A print with all its fields, asked by what they mean. */
record Whole(PublicModel.Type type, ObjectNode json) {
  Optional<PublicField> field(FieldRole role) {
    return type.with(role);
  }

  Optional<JsonNode> value(FieldRole role) {
    return field(role).map(field -> json.path(field.name())).filter(value -> !value.isMissingNode());
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }

  Optional<String> body(String form) {
    return Optional.ofNullable(json.path("body").path(form).textValue()).filter(text -> !text.isEmpty());
  }

  /** The public page, if the installation has pages. */
  Optional<String> page() {
    return Optional.ofNullable(json.path("links").path("page").textValue());
  }

  /** Whether it was called off. */
  boolean isCancelled() {
    return value(FieldRole.CANCELLED).map(value -> value.isBoolean() ? value.booleanValue() : value.asText().equals("cancelled"))
        .orElse(false);
  }
}
