package org.entente.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.content.AnyReference;
import org.entente.content.Content;
import org.entente.content.LinkTarget;
import org.entente.content.Words;
import org.entente.values.LocalizedText;
import org.entente.values.Point;
import org.entente.values.RichText;
import org.hibernate.proxy.HibernateProxy;

/** Writes a working copy as JSON: the form of revisions and of the editorial API. Absent stays absent. */
final class JsonForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonForm() {}

  /** {@code {"type","id", facts…, "words":{"fr":{…}}}} with every field, internal ones too. */
  static ObjectNode of(Content content, TypeDescriptor type) {
    ObjectNode json = JSON.objectNode().put("type", type.name()).put("id", content.id().toString());
    writeAll(type.facts(), content, json);
    ObjectNode words = json.putObject("words");
    content.words().entrySet().stream().sorted((a, b) -> tag(a.getKey()).compareTo(tag(b.getKey())))
        .forEach(entry -> words.set(tag(entry.getKey()), words(type, entry.getValue())));
    return json;
  }

  static ObjectNode words(TypeDescriptor type, Words words) {
    ObjectNode json = JSON.objectNode();
    writeAll(type.words(), words, json);
    return json;
  }

  private static String tag(Locale locale) {
    return locale.toLanguageTag();
  }

  private static void writeAll(List<FieldDescriptor> fields, Object owner, ObjectNode json) {
    for (FieldDescriptor field : fields) {
      Object value = field.read(owner);
      JsonNode written = value == null ? null : field.many() ? list(field, (List<?>) value) : one(field, value);
      if (written != null) {
        json.set(field.name(), written);
      }
    }
  }

  private static JsonNode list(FieldDescriptor field, List<?> values) {
    ArrayNode array = JSON.arrayNode();
    for (Object value : values) {
      JsonNode written = value == null ? null : one(field, value);
      if (written != null) {
        array.add(written);
      }
    }
    return array.isEmpty() ? null : array;
  }

  private static JsonNode one(FieldDescriptor field, Object value) {
    return switch (field.kind()) {
      case TEXT, SLUG, DATE, PERIOD, COUNTRY, URL, QUERY -> JSON.textNode(value.toString());
      case ZONE -> JSON.textNode(((ZoneId) value).getId());
      case RICH_TEXT -> JSON.textNode(((RichText) value).markdown());
      case INSTANT -> JSON.textNode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(((Instant) value).atOffset(ZoneOffset.UTC)));
      case BOOLEAN -> JSON.booleanNode((Boolean) value);
      case INTEGER -> JSON.numberNode((Integer) value);
      case ENUMERATION -> JSON.textNode(FieldDescriptor.word(value));
      case LOCALIZED_TEXT -> localized((LocalizedText) value);
      case POINT -> JSON.objectNode().put("lat", ((Point) value).lat()).put("lon", ((Point) value).lon());
      case REFERENCE -> value instanceof AnyReference any ? any(any) : reference(field.target().orElseThrow(), identity(value));
      case TARGET -> target((LinkTarget) value);
      case COMPONENT -> component(field, value);
    };
  }

  private static JsonNode localized(LocalizedText text) {
    ObjectNode json = JSON.objectNode();
    text.texts().forEach((locale, words) -> json.put(tag(locale), words));
    return json;
  }

  private static JsonNode any(AnyReference any) {
    return any.id() == null ? null : reference(any.type(), any.id());
  }

  private static JsonNode target(LinkTarget target) {
    return target.url().<JsonNode>map(url -> JSON.objectNode().put("url", url))
        .or(() -> target.reference().map(JsonForm::any)).orElse(null);
  }

  private static ObjectNode reference(String type, UUID id) {
    return JSON.objectNode().put("type", type).put("id", id.toString());
  }

  private static JsonNode component(FieldDescriptor field, Object value) {
    ObjectNode json = JSON.objectNode();
    writeAll(field.members(), value, json);
    return json.isEmpty() ? null : json;
  }

  /** The id of a neighbour without loading it: a lazy proxy knows it. */
  static UUID identity(Object neighbour) {
    return neighbour instanceof HibernateProxy proxy ? (UUID) proxy.getHibernateLazyInitializer().getInternalIdentifier()
        : ((Content) neighbour).id();
  }
}
