package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.entente.edition.Print;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.values.FieldRole;

/**
 * Linked data in the words of schema.org: what has a start is an Event, what has a point alone a Place, what has a date of its own an
 * Article, everything else the WebPage that tells of it. An Event or a Place has its WebPage beside it, which holds what can only be
 * said of a text.
 */
final class JsonLd implements Scribe {
  private static final String VOCABULARY = "https://schema.org/";

  private final Frame frame;
  private final JsonList graph;

  JsonLd(Frame frame, OutputStream output) throws IOException {
    this.frame = frame;
    this.graph = new JsonList(output, "{\"@context\":\"https://schema.org\",\"@graph\":[");
  }

  @Override
  public void take(Print print) throws IOException {
    Whole whole = frame.whole(print);
    String address = frame.address(print.type(), print.id().toString(), print.locale());
    ObjectNode thing = typed(kind()).put("@id", address).put("identifier", print.id().toString());
    whole.text("title").ifPresent(title -> thing.put("name", title));
    whole.text("summary").ifPresent(summary -> thing.put("description", summary));
    thing.put("url", whole.page().orElse(address));
    if (frame.type().with(FieldRole.START).isPresent()) {
      event(whole, thing);
    } else {
      geo(whole).ifPresent(geo -> thing.set("geo", geo));
    }
    if (isText()) {
      text(print, whole, thing);
    } else {
      sameAs(whole, thing);
      thing.set("mainEntityOfPage", text(print, whole, typed("WebPage").put("@id", address + "#page")));
    }
    graph.add(thing);
  }

  @Override
  public void end() throws IOException {
    graph.end();
  }

  private String kind() {
    if (frame.type().with(FieldRole.START).isPresent()) {
      return "Event";
    }
    if (frame.type().with(FieldRole.POINT).isPresent()) {
      return "Place";
    }
    return frame.type().with(FieldRole.DISPLAY_DATE).isPresent() ? "Article" : "WebPage";
  }

  private boolean isText() {
    return kind().equals("Article") || kind().equals("WebPage");
  }

  private static void event(Whole whole, ObjectNode event) {
    whole.value(FieldRole.START).ifPresent(start -> event.set("startDate", start));
    whole.value(FieldRole.END).ifPresent(end -> event.set("endDate", end));
    event.putObject("eventStatus").put("@id", VOCABULARY + (whole.isCancelled() ? "EventCancelled" : "EventScheduled"));
    ObjectNode place = typed("Place");
    whole.value(FieldRole.PLACE).ifPresent(name -> place.set("name", name));
    geo(whole).ifPresent(geo -> place.set("geo", geo));
    if (place.size() > 1) {
      event.set("location", place);
    }
  }

  private static Optional<ObjectNode> geo(Whole whole) {
    return whole.value(FieldRole.POINT).map(point -> typed("GeoCoordinates").<ObjectNode>set("latitude", point.get("lat"))
        .set("longitude", point.get("lon")));
  }

  private ObjectNode text(Print print, Whole whole, ObjectNode text) {
    text.put("inLanguage", print.locale());
    text.set("datePublished", whole.value(FieldRole.DISPLAY_DATE).orElseGet(() -> whole.json().path("firstPublishedAt")));
    text.set("dateModified", whole.json().path("updatedAt"));
    whole.body("text").ifPresent(body -> text.put("text", body));
    ArrayNode mentions = JsonNodeFactory.instance.arrayNode();
    frame.type().fields().forEach(field -> mention(field, whole.json().path(field.name()), mentions));
    if (!mentions.isEmpty()) {
      text.set("mentions", mentions);
    }
    return text;
  }

  /** The contents that a field leads to; the language they are read in is not this object's to say. */
  private void mention(PublicField field, JsonNode value, ArrayNode mentions) {
    if (value.isArray()) {
      value.forEach(item -> mention(field, item, mentions));
    } else if (field.kind() == FieldKind.COMPONENT) {
      field.members().forEach(member -> mention(member, value.path(member.name()), mentions));
    } else if ((field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET) && value.has("id")) {
      mentions.addObject().put("@id", frame.address(value.path("type").asText(), value.path("id").asText(), ""));
    }
  }

  private void sameAs(Whole whole, ObjectNode thing) {
    ArrayNode same = JsonNodeFactory.instance.arrayNode();
    frame.type().fields().stream().filter(field -> field.kind() == FieldKind.URL && whole.json().path(field.name()).isTextual())
        .forEach(field -> same.addObject().put("@id", whole.json().path(field.name()).textValue()));
    if (!same.isEmpty()) {
      thing.set("sameAs", same);
    }
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("@type", type);
  }
}
