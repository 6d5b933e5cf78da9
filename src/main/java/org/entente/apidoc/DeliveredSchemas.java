package org.entente.apidoc;

import static org.entente.apidoc.Shapes.integer;
import static org.entente.apidoc.Shapes.matching;
import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.number;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;
import static org.entente.apidoc.Shapes.words;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.entente.edition.IncludeReader;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.values.Period;
import org.entente.values.Slug;

/**
 * The delivered object of each type as JSON Schema 2020-12. Only what every answer holds is required, because {@code fields} may
 * leave out the rest; further members are allowed, because the API grows by adding.
 */
final class DeliveredSchemas {
  /** Where the shared shapes stand in a schema of its own. */
  static final String OF_ITS_OWN = "#/$defs/";

  private final PublicModel model;
  private final Captions captions;
  private final List<String> tags;
  private final String shared;

  /** @param shared the address under which {@link #shared()} will stand */
  DeliveredSchemas(ContentTypes types, String shared) {
    this.model = types.publicModel();
    this.captions = new Captions(types);
    this.tags = types.locales().stream().map(Locale::toLanguageTag).toList();
    this.shared = shared;
  }

  /** The schema of one type with all it refers to. */
  ObjectNode document(PublicModel.Type type, String address) {
    ObjectNode document = Shapes.node().put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", address);
    document.setAll(delivered(type));
    document.set("$defs", shared());
    return document;
  }

  /** The object of one type. */
  ObjectNode delivered(PublicModel.Type type) {
    ObjectNode shape = Shapes.object();
    member(shape, "type", Shapes.constant(type.name()));
    member(shape, "id", text("uuid"));
    member(shape, "locale", words(tags));
    type.fields().forEach(field -> member(shape, field.name(), field(type.name(), field)));
    member(shape, "links", Shapes.ref(shared + "Links"));
    asked(shape, type);
    return captions.type(required(shape, "type", "id", "locale", "links"), type.name());
  }

  /** What stands there only when it is asked for. */
  private void asked(ObjectNode shape, PublicModel.Type type) {
    model.waysBack(type.name()).values().forEach(way -> member(shape, way.name(), Shapes.list(Shapes.ref(shared + "Link"))
        .put("description", "With include: what leads here by " + way.link().path() + ".")));
    member(shape, IncludeReader.ALTERNATES, Shapes.list(Shapes.ref(shared + "Alternate")).put("description", "With include: its other languages."));
    if (IncludeReader.hasParents(type)) {
      member(shape, IncludeReader.ANCESTORS, Shapes.list(Shapes.ref(shared + "Link")).put("description", "With include: what is above it, the topmost first."));
    }
    member(shape, "highlights", Shapes.of("object").put("description", "In a search: where the words stand, by field; escaped HTML with mark only.")
        .set("additionalProperties", text()));
  }

  private ObjectNode field(String type, PublicField field) {
    ObjectNode one = one(type, field);
    return captions.field(field.many() ? Shapes.list(one) : one, type, field.path());
  }

  private ObjectNode one(String type, PublicField field) {
    return switch (field.kind()) {
      case TEXT, LOCALIZED_TEXT, ZONE, QUERY -> text();
      case SLUG -> matching("^[a-z0-9]+(-[a-z0-9]+)*$").put("maxLength", Slug.LONGEST);
      case RICH_TEXT -> Shapes.ref(shared + "RichText");
      case BOOLEAN -> Shapes.of("boolean");
      case INTEGER -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DATE -> text("date");
      case INSTANT -> text("date-time");
      case PERIOD -> Shapes.ref(shared + "Period");
      case POINT -> Shapes.ref(shared + "Point");
      case ENUMERATION -> captions.words(words(field.values()), type, field.path(), field.values());
      case COUNTRY -> matching("^[A-Z]{2}$");
      case URL -> text("uri");
      case REFERENCE -> link(field);
      case TARGET -> Shapes.ref(shared + "Target");
      case COMPONENT -> component(type, field);
    };
  }

  private ObjectNode link(PublicField field) {
    ObjectNode link = Shapes.ref(shared + "Link");
    field.target().ifPresent(target -> link.set("properties", Shapes.node().set("type", Shapes.constant(target))));
    return link;
  }

  private ObjectNode component(String type, PublicField field) {
    ObjectNode shape = object();
    field.members().forEach(member -> member(shape, member.name(), field(type, member)));
    return shape;
  }

  /** The shapes every type may refer to, by name. */
  ObjectNode shared() {
    ObjectNode shapes = Shapes.node();
    shapes.set("Period", period());
    shapes.set("Point", point());
    shapes.set("RichText", richText());
    shapes.set("Link", link());
    shapes.set("Target", Shapes.anyOf(required(member(object(), "url", text("uri")), "url"), Shapes.ref(shared + "Link"))
        .put("description", "An address on the web, or a content."));
    shapes.set("Alternate", member(member(member(required(object(), "locale", "slug", "links"), "locale", words(tags)), "slug", text()), "links",
        Shapes.ref(shared + "Links")));
    shapes.set("Links", member(required(member(object(), "self", text("uri-reference")), "self"), "page", text("uri"))
        .put("description", "The object's own address, and that of the public page if there is one."));
    return shapes;
  }

  private static ObjectNode period() {
    ObjectNode shape = object().put("description", "A stretch of days as far as it is known; an open end is absent.");
    member(shape, "edtf", text().put("description", "As known: a year, a month, a day or an interval (EDTF level 0)."));
    member(shape, "from", text("date").put("description", "The first day it may cover."));
    member(shape, "to", text("date").put("description", "The last day it may cover."));
    return member(shape, "precision", words(Arrays.stream(Period.Precision.values()).map(Period.Precision::word).toList()));
  }

  private static ObjectNode point() {
    ObjectNode shape = object().put("description", "A place in WGS 84 degrees.");
    return member(member(shape, "lat", number(-90, 90)), "lon", number(-180, 180));
  }

  private static ObjectNode richText() {
    ObjectNode shape = object().put("description", "A text as safe HTML; its Markdown and plain forms by fields.");
    return member(member(member(shape, "html", text()), "markdown", text()), "text", text());
  }

  private static ObjectNode link() {
    ObjectNode shape = required(object(), "type", "id")
        .put("description", "A link to another content; with include, that content stands in its place.");
    member(shape, "type", text());
    member(shape, "id", text("uuid"));
    member(shape, "href", text("uri-reference"));
    // Said, so that a generated client keeps what is included.
    shape.put("additionalProperties", true);
    return member(shape, "reason", text().put("description", "Why an included content is not there, such as gone."));
  }
}
