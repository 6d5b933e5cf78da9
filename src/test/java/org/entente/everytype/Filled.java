package org.entente.everytype;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.schema.TypeDescriptor;

/** A content as it is sent, made from the descriptors of its type; what was sent can be asked by field. */
public final class Filled {
  private final TypeDescriptor type;
  private final List<String> locales;
  private final ObjectNode body = JsonNodeFactory.instance.objectNode();

  private Filled(TypeDescriptor type, List<String> locales) {
    this.type = type;
    this.locales = locales;
  }

  /** Every field has a value. */
  public static Filled of(TypeDescriptor type, Values values) {
    Filled filled = new Filled(type, values.locales());
    type.facts().forEach(field -> filled.body.set(field.name(), values.fact(field, type.javaType(), any -> true)));
    filled.tell(values, type.words());
    filled.decorateTitles();
    return filled;
  }

  /** Only what must be there at SUBMIT; inside components no relation, so that few neighbours are needed. */
  static Filled bare(TypeDescriptor type, Values values) {
    Filled bare = new Filled(type, values.locales());
    required(type.facts()).forEach(field -> bare.body.set(field.name(), values.fact(field, type.javaType(), Filled::isNoRelation)));
    bare.tell(values, required(type.words()).toList());
    return bare;
  }

  static Stream<FieldDescriptor> required(List<FieldDescriptor> fields) {
    return fields.stream().filter(FieldDescriptor::required);
  }

  private static boolean isNoRelation(FieldDescriptor field) {
    return field.kind() != FieldKind.REFERENCE && field.kind() != FieldKind.TARGET;
  }

  private void tell(Values values, List<FieldDescriptor> fields) {
    ObjectNode words = body.putObject("words");
    for (String locale : locales) {
      ObjectNode told = words.putObject(locale);
      fields.forEach(field -> told.set(field.name(), values.word(field, type.javaType(), locale)));
    }
  }

  /** Words that French and English searchers write otherwise than they stand here. */
  private void decorateTitles() {
    for (String locale : locales) {
      ObjectNode told = (ObjectNode) body.path("words").path(locale);
      String[] title = told.get("title").textValue().split(" ");
      told.put("title", title[0] + (locale.equals("fr") ? " jumelages de l’amitié " : " twinnings of friendship ") + title[1]);
    }
  }

  public ObjectNode body() {
    return body;
  }

  /** The same without one field, in all languages where it is told per language. */
  ObjectNode without(FieldDescriptor field) {
    ObjectNode less = body.deepCopy();
    if (field.words()) {
      less.get("words").forEach(told -> ((ObjectNode) told).remove(field.name()));
    } else {
      less.remove(field.name());
    }
    return less;
  }

  /** What was sent for a top-level field; texts by language stay whole. */
  JsonNode sent(FieldDescriptor field, String locale) {
    return field.words() ? body.path("words").path(locale).path(field.name()) : body.path(field.name());
  }

  /** One value sent at the field's path, of a list the first, as text in that language; a reference is its id. */
  String text(FieldDescriptor field, String locale) {
    JsonNode value = field.words() ? body.path("words").path(locale) : body;
    for (String step : field.path().split("\\.")) {
      value = value.path(step);
      value = value instanceof ArrayNode list ? list.get(0) : value;
    }
    return switch (field.kind()) {
      case LOCALIZED_TEXT -> value.path(locale).textValue();
      case REFERENCE, TARGET -> value.path("id").textValue();
      default -> value.asText();
    };
  }

  /** The last word of a text: it stands in no other field and no other content. */
  String token(FieldDescriptor field, String locale) {
    String text = text(field, locale);
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  String title(String locale) {
    return body.path("words").path(locale).path("title").textValue();
  }

  String slug(String locale) {
    return body.path("words").path(locale).path("slug").textValue();
  }

  /** What stands in the internal fields, as it would be seen. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    type.fields().forEach(field -> locales.forEach(locale -> collect(field, sent(field, locale), secrets)));
    return secrets.stream().distinct().toList();
  }

  private static void collect(FieldDescriptor field, JsonNode value, List<String> secrets) {
    if (!field.isPublic()) {
      collectTexts(value, secrets);
    } else if (value.isArray()) {
      value.forEach(element -> members(field, element, secrets));
    } else {
      members(field, value, secrets);
    }
  }

  private static void members(FieldDescriptor field, JsonNode value, List<String> secrets) {
    field.members().forEach(member -> collect(member, value.path(member.name()), secrets));
  }

  private static void collectTexts(JsonNode value, List<String> secrets) {
    if (value.isTextual()) {
      // An instant is printed in the zone of its place: its day is what stays.
      secrets.add(value.textValue().replaceAll("T\\d\\d:.*", "T"));
    }
    value.forEach(within -> collectTexts(within, secrets));
  }
}
