package org.entente.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.PublicForm;
import org.entente.schema.TypeDescriptor;
import org.entente.settings.Installation;
import org.entente.values.FieldRole;
import org.entente.values.Period;
import org.entente.values.RichText;

/**
 * Sets the public form of a revision as it will be read. A pure function of the revision and the installation's printed form
 * (context root, page template, zone): no neighbour, no other language, no clock.
 */
public final class Press {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Installation installation;

  public Press(Installation installation) {
    this.installation = installation;
  }

  /**
   * Sets {@code {"type","id","locale","slug",…}}, on another core while the caller goes on; the dates are stamped later. Nobody may
   * change the form any more.
   */
  public Galley set(TypeDescriptor type, UUID id, Locale locale, PublicForm form) {
    return new Galley(ForkJoinPool.commonPool().submit(() -> text(type, id, locale, form)), links(type, id, locale, form));
  }

  private ObjectNode text(TypeDescriptor type, UUID id, Locale locale, PublicForm form) {
    String tag = locale.toLanguageTag();
    ObjectNode text = JSON.objectNode().put("type", type.name()).put("id", id.toString()).put("locale", tag);
    ZoneId zone = zone(type, form.json());
    setAll(type.fields().toList(), form.json(), zone, tag, text);
    if (type.facts().stream().anyMatch(field -> field.role() == FieldRole.ZONE)) {
      text.put("zone", zone.getId());
    }
    return text;
  }

  private ObjectNode links(TypeDescriptor type, UUID id, Locale locale, PublicForm form) {
    String tag = locale.toLanguageTag();
    ObjectNode links = JSON.objectNode().put("self", address(type.name(), id.toString()) + "?locale=" + tag);
    installation.pageUrl().ifPresent(template -> links.put("page", template.replace("{locale}", tag)
        .replace("{type}", type.name()).replace("{slug}", form.json().path("slug").asText())));
    return links;
  }

  /** What of the installation shapes every print; when it changes, everything is printed anew. */
  public String printedForm() {
    return installation.contextRoot() + "|" + installation.pageUrl().orElse("") + "|" + installation.zone();
  }

  private ZoneId zone(TypeDescriptor type, ObjectNode form) {
    return type.facts().stream().filter(field -> field.role() == FieldRole.ZONE).map(field -> form.get(field.name()))
        .filter(value -> value != null).findFirst().map(value -> ZoneId.of(value.textValue())).orElse(installation.zone());
  }

  private void setAll(List<FieldDescriptor> fields, JsonNode form, ZoneId zone, String tag, ObjectNode into) {
    for (FieldDescriptor field : fields) {
      JsonNode value = form.get(field.name());
      if (value != null) {
        into.set(field.name(), field.many() ? list(field, value, zone, tag) : one(field, value, zone, tag));
      }
    }
  }

  private ArrayNode list(FieldDescriptor field, JsonNode values, ZoneId zone, String tag) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(value -> array.add(one(field, value, zone, tag)));
    return array;
  }

  private JsonNode one(FieldDescriptor field, JsonNode value, ZoneId zone, String tag) {
    return switch (field.kind()) {
      case TEXT, LOCALIZED_TEXT, SLUG, BOOLEAN, INTEGER, DATE, POINT, ENUMERATION, COUNTRY, URL, ZONE, QUERY -> value;
      case RICH_TEXT -> richText(new RichText(value.textValue()), tag);
      case INSTANT -> JSON.textNode(moment(OffsetDateTime.parse(value.textValue()).atZoneSameInstant(zone).toOffsetDateTime()));
      case PERIOD -> period(Period.parse(value.textValue()));
      case REFERENCE -> reference(value);
      case TARGET -> value.has("id") ? reference(value) : value;
      case COMPONENT -> component(field, value, zone, tag);
    };
  }

  /** As RFC 3339 writes it, which knows no seconds in an offset: Paris was nine minutes and 21 seconds ahead until 1911. */
  private static String moment(OffsetDateTime time) {
    int seconds = time.getOffset().getTotalSeconds();
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(seconds - seconds % 60)));
  }

  private ObjectNode component(FieldDescriptor field, JsonNode value, ZoneId zone, String tag) {
    ObjectNode component = JSON.objectNode();
    setAll(field.members(), value, zone, tag, component);
    return component;
  }

  private ObjectNode richText(RichText text, String tag) {
    RichText.Rendered rendered = text.rendered(link -> address(link.type(), link.id().toString()) + "?locale=" + tag);
    return JSON.objectNode().put("html", rendered.html()).put("markdown", text.markdown()).put("text", rendered.text());
  }

  private static ObjectNode period(Period period) {
    ObjectNode json = JSON.objectNode().put("edtf", period.edtf());
    if (!period.from().equals(Period.DAWN)) {
      json.put("from", period.from().toString());
    }
    if (!period.to().equals(Period.FAR_FUTURE)) {
      json.put("to", period.to().toString());
    }
    return json.put("precision", period.precision().word());
  }

  private ObjectNode reference(JsonNode value) {
    String type = value.get("type").textValue();
    String id = value.get("id").textValue();
    return JSON.objectNode().put("type", type).put("id", id).put("href", address(type, id));
  }

  private String address(String type, String id) {
    return installation.delivery("/" + type + "/" + id);
  }
}
