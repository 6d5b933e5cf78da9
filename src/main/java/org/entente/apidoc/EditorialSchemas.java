package org.entente.apidoc;

import static org.entente.apidoc.Shapes.anyOf;
import static org.entente.apidoc.Shapes.integer;
import static org.entente.apidoc.Shapes.matching;
import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.number;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;
import static org.entente.apidoc.Shapes.words;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.TypeDescriptor;
import org.entente.values.RichText;
import org.entente.values.Slug;

/** The working copy of each type as the editorial API reads it out, and the merge patch that changes it. */
final class EditorialSchemas {
  static final String AT = "#/components/schemas/";

  private final Captions captions;
  private final List<Locale> locales;

  EditorialSchemas(Captions captions, List<Locale> locales) {
    this.captions = captions;
    this.locales = locales;
  }

  /** The whole content: facts, words, variants, flags. */
  ObjectNode content(TypeDescriptor type) {
    ObjectNode shape = identity(type);
    type.facts().forEach(field -> member(shape, field.name(), field(type, field, false)));
    member(shape, "words", perLanguage(told(type, false)));
    member(shape, "etag", text());
    member(shape, "revision", integer(0, Integer.MAX_VALUE));
    member(shape, "variants", perLanguage(ref(AT + "Variant")));
    member(shape, "flags", Shapes.list(ref(AT + "Flag")));
    return captions.type(required(shape, "type", "id", "words", "etag", "variants", "flags"), type.name());
  }

  /** A merge patch (RFC 7396) of facts and words; null removes. */
  ObjectNode patch(TypeDescriptor type) {
    ObjectNode shape = identity(type);
    type.facts().forEach(field -> member(shape, field.name(), removable(field(type, field, true))));
    return closed(member(shape, "words", perLanguage(told(type, true))));
  }

  /** One language: its standing and its words, flat. */
  ObjectNode language(TypeDescriptor type) {
    ObjectNode shape = member(identity(type), "locale", words(tags()));
    type.words().forEach(field -> member(shape, field.name(), field(type, field, false)));
    return Shapes.node().set("allOf", Shapes.node().arrayNode().add(shape).add(ref(AT + "Variant")));
  }

  /** A merge patch of the words of one language. */
  ObjectNode languagePatch(TypeDescriptor type) {
    return told(type, true);
  }

  private static ObjectNode identity(TypeDescriptor type) {
    return member(member(object(), "type", Shapes.constant(type.name())), "id", text("uuid"));
  }

  private ObjectNode told(TypeDescriptor type, boolean written) {
    ObjectNode shape = object();
    type.words().forEach(field ->
        member(shape, field.name(), written ? removable(field(type, field, true)) : field(type, field, false)));
    return written ? closed(shape) : shape;
  }

  private List<String> tags() {
    return locales.stream().map(Locale::toLanguageTag).toList();
  }

  private ObjectNode perLanguage(ObjectNode value) {
    ObjectNode shape = object();
    tags().forEach(tag -> member(shape, tag, value.deepCopy()));
    return closed(shape);
  }

  private static ObjectNode closed(ObjectNode shape) {
    return shape.put("additionalProperties", false);
  }

  private static ObjectNode removable(ObjectNode shape) {
    return anyOf(shape, Shapes.of("null"));
  }

  private ObjectNode field(TypeDescriptor type, FieldDescriptor field, boolean written) {
    ObjectNode one = one(type, field, written);
    ObjectNode shape = captions.field(field.many() ? Shapes.list(one) : one, type.name(), field.path());
    if (!field.isPublic()) {
      shape.put("x-internal", true);
    }
    if (field.required()) {
      shape.put("x-required-at", "SUBMIT");
    }
    return shape;
  }

  private ObjectNode one(TypeDescriptor type, FieldDescriptor field, boolean written) {
    return switch (field.kind()) {
      case TEXT -> field.longest() == 0 ? text() : text().put("maxLength", field.longest());
      case LOCALIZED_TEXT -> byLanguage(written);
      case RICH_TEXT -> text().put("maxLength", RichText.LONGEST).put("contentMediaType", "text/markdown");
      case SLUG -> matching("^[a-z0-9]+(-[a-z0-9]+)*$").put("maxLength", Slug.LONGEST);
      case BOOLEAN -> Shapes.of("boolean");
      case INTEGER -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DATE -> text("date");
      case INSTANT -> text("date-time");
      case PERIOD -> text().put("description", "EDTF level 0: 1956, 2014-10, 2014-10-02, 2001/2002, 2001/..")
          .set("examples", Shapes.array(List.of("1956", "2014-10-02", "2001/2002")));
      case POINT -> required(member(member(object(), "lat", number(-90, 90)), "lon", number(-180, 180)), "lat", "lon");
      case ENUMERATION -> captions.words(Shapes.words(field.values()), type.name(), field.path(), field.values());
      case COUNTRY -> matching("^[A-Z]{2}$");
      case URL -> text("uri");
      case ZONE -> text().put("description", "An IANA zone.").set("examples", Shapes.array(List.of("Europe/Paris")));
      case QUERY -> text().put("description", "A delivery query.")
          .set("examples", Shapes.array(List.of(type.name() + "?sort=title")));
      case REFERENCE -> target(field, reference(written));
      case TARGET -> anyOf(required(member(object(), "url", text("uri")), "url"), reference(written));
      case COMPONENT -> component(type, field, written);
    };
  }

  private static ObjectNode byLanguage(boolean written) {
    ObjectNode one = written ? removable(text()) : text();
    return Shapes.of("object").set("additionalProperties", one);
  }

  /** Says of which type the other content must be. */
  private static ObjectNode target(FieldDescriptor field, ObjectNode reference) {
    field.target().ifPresent(type -> reference.put("x-type", type));
    return reference;
  }

  private static ObjectNode reference(boolean written) {
    return ref(AT + (written ? "WrittenReference" : "Reference"));
  }

  private ObjectNode component(TypeDescriptor type, FieldDescriptor field, boolean written) {
    ObjectNode shape = object();
    field.members().forEach(part ->
        member(shape, part.name(), written ? removable(field(type, part, true)) : field(type, part, false)));
    return written ? closed(shape) : shape;
  }
}
