package org.entente.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.everytype.Filled;
import org.entente.everytype.Shelf;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.TypeDescriptor;

/** Contents of any type as they are sent, with canaries in the private places or in every text. */
final class Planting {
  /** The word that a filled text ends in. */
  private static final Pattern WORD = Pattern.compile("zq[a-p]{10}");
  private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(T.*)?");

  private final Canaries canaries;
  private final Shelf shelf;

  Planting(Canaries canaries, Shelf shelf) {
    this.canaries = canaries;
    this.shelf = shelf;
  }

  /** Every field filled; only what is internal is secret. */
  ObjectNode open(TypeDescriptor type) {
    ObjectNode body = Filled.of(type, shelf.values(1)).body();
    guard(type.fields(), body);
    return body;
  }

  /** Every field filled, every text secret. */
  ObjectNode hidden(TypeDescriptor type, String kind) {
    ObjectNode body = Filled.of(type, shelf.values(2)).body();
    guard(type.fields(), body);
    return (ObjectNode) marked(body, kind);
  }

  /** As {@link #hidden}, but under the address and in the internal fields that are there already. */
  ObjectNode rewritten(TypeDescriptor type, String kind) {
    ObjectNode body = hidden(type, kind);
    type.facts().stream().filter(field -> !field.isPublic()).forEach(field -> body.remove(field.name()));
    body.path("words").forEach(words -> ((ObjectNode) words).remove("slug"));
    return body;
  }

  /** One more secret. */
  String word(String kind) {
    return canaries.plant(kind);
  }

  List<String> locales() {
    return shelf.locales();
  }

  private void guard(Stream<FieldDescriptor> fields, JsonNode owner) {
    fields.forEach(field -> {
      if (!field.isPublic() && owner.has(field.name())) {
        JsonNode secret = marked(owner.get(field.name()), "internal-" + field.name());
        noteMoments(field, secret);
        ((ObjectNode) owner).set(field.name(), secret);
      } else if (field.words()) {
        return;
      } else {
        owner.path(field.name()).forEach(within -> guard(field.members().stream(), within));
        guard(field.members().stream(), owner.path(field.name()));
      }
    });
  }

  /** Days far from every public one are secrets by themselves; an instant is shown in the zone of its place. */
  private void noteMoments(FieldDescriptor field, JsonNode secret) {
    Matcher moment = MOMENT.matcher(secret.asText());
    if (moment.matches()) {
      canaries.add("internal-" + field.name(), moment.group(1));
    }
  }

  private JsonNode marked(JsonNode value, String kind) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(member -> copy.set(member.getKey(), marked(member.getValue(), kind)));
      return copy;
    }
    if (value instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> copy.add(marked(item, kind)));
      return copy;
    }
    return value instanceof TextNode text ? TextNode.valueOf(marked(text.textValue(), kind)) : value;
  }

  private String marked(String text, String kind) {
    Matcher word = WORD.matcher(text);
    if (!word.find()) {
      return text;
    }
    String canary = canaries.plant(kind);
    boolean address = text.equals(text.toLowerCase(Locale.ROOT));
    return word.replaceFirst(address ? canary.toLowerCase(Locale.ROOT) : canary);
  }
}
