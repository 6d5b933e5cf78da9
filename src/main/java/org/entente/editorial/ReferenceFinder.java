package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.AnyReference;
import org.entente.schema.ContentTypes;
import org.entente.schema.Neighbours;
import org.entente.values.Ids;
import org.entente.values.Malformed;

/** Finds the content a written reference means: by {@code {"id"}}, by {@code {"slug"}}, or by a name that only one bears. */
@ApplicationScoped
class ReferenceFinder {
  @Inject
  Contents contents;

  @Inject
  Present present;

  @Inject
  ContentTypes types;

  Neighbours neighbours() {
    return neighbours(present);
  }

  Neighbours neighbours(Surroundings around) {
    return new Neighbours((field, json) -> find(field.target(), json, around), contents::reference);
  }

  /** @param target the type asked for; empty when any type is allowed */
  AnyReference find(Optional<String> target, JsonNode json) {
    return find(target, json, present);
  }

  private AnyReference find(Optional<String> target, JsonNode json, Surroundings around) {
    if (json.isTextual()) {
      return byText(target, json.textValue(), around);
    }
    Optional<String> type = target.or(() -> Optional.ofNullable(json.path("type").textValue()));
    if (target.isPresent() && json.has("type") && !json.get("type").asText().equals(target.get())) {
      throw new Malformed("must refer to " + target.get());
    }
    if (json.path("id").isTextual()) {
      return byId(type, json.get("id").textValue(), around);
    }
    if (json.path("slug").isTextual()) {
      String slug = json.get("slug").textValue();
      return only(known(type), around.withSlug(known(type), slug), "slug", slug, around);
    }
    throw new Malformed("must be a reference: {\"id\":\"…\"}, {\"slug\":\"…\"} or a unique name");
  }

  private AnyReference byText(Optional<String> target, String text, Surroundings around) {
    if (Ids.parse(text).isPresent()) {
      return byId(target, text, around);
    }
    int slash = text.indexOf('/');
    if (target.isEmpty() && slash > 0 && types.find(text.substring(0, slash)).isPresent()) {
      return byText(Optional.of(text.substring(0, slash)), text.substring(slash + 1), around);
    }
    String type = known(target);
    List<UUID> bySlug = around.withSlug(type, text);
    return bySlug.isEmpty() ? only(type, around.titled(type, text), "name", text, around)
        : only(type, bySlug, "slug", text, around);
  }

  private static AnyReference byId(Optional<String> type, String id, Surroundings around) {
    UUID uuid = Ids.parse(id).orElseThrow(() -> new Malformed("'" + id + "' is no id"));
    String found = around.heldTypeOf(uuid).filter(actual -> type.isEmpty() || type.get().equals(actual))
        .orElseThrow(() -> new Malformed("there is no " + type.orElse("content") + " with the id " + id));
    return new AnyReference(found, uuid);
  }

  private String known(Optional<String> type) {
    return type.filter(name -> types.find(name).isPresent())
        .orElseThrow(() -> new Malformed("must say which type it refers to: {\"type\":\"…\",\"slug\":\"…\"}"));
  }

  private static AnyReference only(String type, List<UUID> found, String what, String value, Surroundings around) {
    if (found.size() == 1 && around.heldTypeOf(found.get(0)).isPresent()) {
      return new AnyReference(type, found.get(0));
    }
    throw new Malformed(found.size() < 2 ? "there is no " + type + " with the " + what + " '" + value + "'"
        : "several " + type + " have the " + what + " '" + value + "'; refer to one by its id");
  }
}
