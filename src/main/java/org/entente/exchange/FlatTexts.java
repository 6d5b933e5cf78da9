package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.problem.Problem;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.schema.TypeDescriptor;

/**
 * A table tells the texts inside a list of components in its own language only ({@code [{"name":"…","role":"Maire"}]}) and no
 * internal member, while a patch replaces the whole list. This puts back what was not told, entry by entry, and refuses where
 * it cannot tell which entry is which: nothing is lost unseen.
 */
final class FlatTexts {
  private final String locale;

  FlatTexts(String locale) {
    this.locale = locale;
  }

  /** The patch with every flat text under its language; {@code current} is the content as it stands, empty for a new one. */
  ObjectNode told(TypeDescriptor type, ObjectNode patch, ObjectNode current) {
    ObjectNode told = patch.deepCopy();
    for (FieldDescriptor field : type.facts()) {
      if (field.kind() == FieldKind.COMPONENT && field.many() && told.get(field.name()) instanceof ArrayNode list) {
        told.set(field.name(), list(field, list, current.path(field.name())));
      }
    }
    return told;
  }

  private ArrayNode list(FieldDescriptor field, ArrayNode given, JsonNode current) {
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    if (!isFlat(field, given)) {
      return given;
    }
    List<JsonNode> left = new ArrayList<>();
    current.forEach(left::add);
    for (JsonNode entry : given) {
      Optional<JsonNode> same = left.stream().filter(other -> bare(field, other).equals(bare(field, entry))).findFirst();
      same.ifPresent(left::remove);
      told.add(entry instanceof ObjectNode object ? entry(field, object, same) : entry);
    }
    if (left.stream().anyMatch(lost -> saysMore(field, lost))) {
      throw Problem.invalid("/" + field.name(), "would lose texts in other languages or internal notes, as its entries are not"
          + " those that stand there; write its texts by language: {\"" + locale + "\":\"…\"}");
    }
    return told;
  }

  private ObjectNode entry(FieldDescriptor field, ObjectNode given, Optional<JsonNode> same) {
    ObjectNode told = given.deepCopy();
    same.ifPresent(other -> internal(field).filter(member -> other.has(member.name()) && !given.has(member.name()))
        .forEach(member -> told.set(member.name(), other.get(member.name()))));
    texts(field).forEach(text -> {
      JsonNode value = given.get(text.name());
      JsonNode before = same.map(other -> other.get(text.name())).orElse(null);
      if (value == null && before != null) {
        told.set(text.name(), before);
      } else if (value != null && value.isTextual()) {
        ObjectNode languages = before instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        told.set(text.name(), languages.set(locale, value));
      }
    });
    return told;
  }

  private static boolean isFlat(FieldDescriptor field, ArrayNode given) {
    return given.valueStream().anyMatch(entry -> texts(field).stream().anyMatch(text -> entry.path(text.name()).isTextual()))
        || given.valueStream().allMatch(entry -> texts(field).stream().noneMatch(text -> entry.has(text.name())));
  }

  private boolean saysMore(FieldDescriptor field, JsonNode entry) {
    return internal(field).anyMatch(member -> entry.has(member.name()))
        || texts(field).stream().map(text -> entry.path(text.name()))
        .anyMatch(languages -> languages.size() > (languages.has(locale) ? 1 : 0));
  }

  private static JsonNode bare(FieldDescriptor field, JsonNode entry) {
    return entry instanceof ObjectNode object
        ? object.deepCopy().without(Stream.concat(texts(field).stream(), internal(field)).map(FieldDescriptor::name).toList())
        : entry;
  }

  private static Stream<FieldDescriptor> internal(FieldDescriptor component) {
    return component.members().stream().filter(member -> !member.isPublic());
  }

  private static List<FieldDescriptor> texts(FieldDescriptor component) {
    return component.members().stream().filter(member -> member.kind() == FieldKind.LOCALIZED_TEXT && !member.many()).toList();
  }
}
