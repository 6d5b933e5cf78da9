package org.entente.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.entente.content.AnyReference;
import org.entente.content.Digests;
import org.entente.values.RichText;

/**
 * What a revision says publicly in one language: public fields only, texts by language reduced to that language. The
 * fingerprint, the print and the rule about links all start here, so they can never disagree on what is public.
 */
public final class PublicForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final TypeDescriptor type;
  private final ObjectNode json;

  private PublicForm(TypeDescriptor type, ObjectNode json) {
    this.type = type;
    this.json = json;
  }

  /** @param revision the JSON of a working copy with its {@code words} */
  public static PublicForm of(TypeDescriptor type, ObjectNode revision, Locale locale) {
    String tag = locale.toLanguageTag();
    ObjectNode form = JSON.objectNode();
    JsonNode words = revision.path("words").path(tag);
    copy(type.words(), words, tag, form);
    copy(type.facts(), revision, tag, form);
    return new PublicForm(type, form);
  }

  /** The fields in the order they are printed. */
  public ObjectNode json() {
    return json;
  }

  /** SHA-256 of the canonical form: what approvals rest on. */
  public String fingerprint() {
    return CanonicalJson.sha256(CanonicalJson.bytes(json));
  }

  /** What approvals and translations rest on. */
  public Digests digests() {
    ObjectNode wording = JSON.objectNode();
    type.words().stream().map(FieldDescriptor::name).filter(name -> !name.equals("slug") && json.has(name))
        .forEach(name -> wording.set(name, json.get(name)));
    return new Digests(fingerprint(), CanonicalJson.sha256(CanonicalJson.bytes(wording)));
  }

  /** The contents the public form leads to, by relation, target or a link inside a text. */
  public List<AnyReference> links() {
    List<AnyReference> links = new ArrayList<>();
    each((field, value) -> {
      switch (field.kind()) {
        case REFERENCE, TARGET -> {
          if (value.has("id")) {
            links.add(new AnyReference(value.get("type").textValue(), UUID.fromString(value.get("id").textValue())));
          }
        }
        case RICH_TEXT -> new RichText(value.textValue()).links().forEach(link -> links.add(new AnyReference(link.type(), link.id())));
        case TEXT, LOCALIZED_TEXT, SLUG, BOOLEAN, INTEGER, DATE, INSTANT, PERIOD, POINT, ENUMERATION, COUNTRY, URL, ZONE, QUERY, COMPONENT -> { }
      }
    });
    return links;
  }

  /** What the links inside its texts say. */
  public List<String> linkTexts() {
    List<String> texts = new ArrayList<>();
    each((field, value) -> {
      if (field.kind() == FieldKind.RICH_TEXT) {
        texts.addAll(new RichText(value.textValue()).linkTexts());
      }
    });
    return texts;
  }

  /** Its facts alone, without what differs by language. */
  public ObjectNode facts() {
    return json.deepCopy().without(type.words().stream().map(FieldDescriptor::name).toList());
  }

  private static void copy(List<FieldDescriptor> fields, JsonNode from, String tag, ObjectNode to) {
    for (FieldDescriptor field : fields) {
      JsonNode value = from.get(field.name());
      if (value != null && field.isPublic()) {
        JsonNode reduced = field.many() ? list(field, value, tag) : one(field, value, tag);
        if (reduced != null) {
          to.set(field.name(), reduced);
        }
      }
    }
  }

  private static JsonNode list(FieldDescriptor field, JsonNode values, String tag) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(value -> {
      JsonNode reduced = one(field, value, tag);
      if (reduced != null) {
        array.add(reduced);
      }
    });
    return array.isEmpty() ? null : array;
  }

  private static JsonNode one(FieldDescriptor field, JsonNode value, String tag) {
    if (field.kind() == FieldKind.LOCALIZED_TEXT) {
      return value.get(tag);
    }
    if (field.kind() != FieldKind.COMPONENT) {
      return value.deepCopy();
    }
    ObjectNode component = JSON.objectNode();
    copy(field.members(), value, tag, component);
    return component.isEmpty() ? null : component;
  }

  /** Every value there is, in components too, with its field. */
  private void each(BiConsumer<FieldDescriptor, JsonNode> visitor) {
    each(type.words(), json, visitor);
    each(type.facts(), json, visitor);
  }

  private static void each(List<FieldDescriptor> fields, JsonNode owner, BiConsumer<FieldDescriptor, JsonNode> visitor) {
    for (FieldDescriptor field : fields) {
      JsonNode value = owner.path(field.name());
      Iterable<JsonNode> values = value.isArray() ? value : value.isMissingNode() ? List.of() : List.of(value);
      for (JsonNode one : values) {
        visitor.accept(field, one);
        if (field.kind() == FieldKind.COMPONENT) {
          each(field.members(), one, visitor);
        }
      }
    }
  }
}
