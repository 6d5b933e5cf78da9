package org.entente.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.entente.content.AnyReference;
import org.entente.content.LinkTarget;
import org.entente.values.Country;
import org.entente.values.DeliveryQuery;
import org.entente.values.LanguageTag;
import org.entente.values.LocalizedText;
import org.entente.values.Malformed;
import org.entente.values.Period;
import org.entente.values.Point;
import org.entente.values.RichText;
import org.entente.values.Slug;

/** Reads single values from JSON; refuses what is malformed with a sentence, never with a place. */
final class JsonValues {
  private static final int LONGEST_LABEL = 300;
  private static final int LONGEST_URL = 2000;

  private final Neighbours neighbours;
  private final List<Locale> locales;

  JsonValues(Neighbours neighbours, List<Locale> locales) {
    this.neighbours = neighbours;
    this.locales = locales;
  }

  Object read(FieldDescriptor field, JsonNode json) {
    return switch (field.kind()) {
      case TEXT -> text(json);
      case SLUG -> new Slug(text(json));
      case RICH_TEXT -> new RichText(text(json));
      case LOCALIZED_TEXT -> localized(json);
      case BOOLEAN -> bool(json);
      case INTEGER -> integer(json);
      case DATE -> date(text(json));
      case INSTANT -> instant(text(json));
      case PERIOD -> Period.parse(json.isObject() && json.has("edtf") ? text(json.get("edtf")) : text(json));
      case POINT -> point(json);
      case ENUMERATION -> word(field, text(json));
      case COUNTRY -> new Country(text(json));
      case URL -> url(text(json));
      case ZONE -> zone(text(json));
      case QUERY -> new DeliveryQuery(text(json));
      case REFERENCE -> reference(field, json);
      case TARGET -> json.has("url") ? LinkTarget.to(url(text(json.get("url"))))
          : json.isTextual() && json.textValue().startsWith("http") ? LinkTarget.to(url(json.textValue()))
          : LinkTarget.to(neighbours.find().apply(field, json));
      case COMPONENT -> throw new IllegalStateException("a component is merged member by member");
    };
  }

  private Object reference(FieldDescriptor field, JsonNode json) {
    AnyReference found = neighbours.find().apply(field, json);
    return field.target().isPresent() ? neighbours.load().apply(found) : found;
  }

  private static String text(JsonNode json) {
    if (!json.isTextual()) {
      throw new Malformed("must be a string");
    }
    return json.textValue();
  }

  private static Boolean bool(JsonNode json) {
    if (!json.isBoolean()) {
      throw new Malformed("must be true or false");
    }
    return json.booleanValue();
  }

  private static Integer integer(JsonNode json) {
    if (!json.isIntegralNumber() || !json.canConvertToInt()) {
      throw new Malformed("must be a whole number within 32 bits");
    }
    return json.intValue();
  }

  private static LocalDate date(String text) {
    try {
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException impossible) {
      // told below
    }
    throw new Malformed("'" + shortened(text) + "' is no date; write year-month-day (2015-04-16)");
  }

  private static Instant instant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      if (instant.isAfter(Instant.parse("0001-01-01T00:00:00Z")) && instant.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
        return instant;
      }
    } catch (DateTimeException impossible) {
      // told below
    }
    throw new Malformed("'" + shortened(text) + "' is no time; write date, time and offset (2015-05-11T10:00:00+02:00)");
  }

  private static Point point(JsonNode json) {
    if (json.isTextual()) {
      return Point.parse(json.textValue());
    }
    if (!json.isObject() || !json.path("lat").isNumber() || !json.path("lon").isNumber() || json.size() != 2) {
      throw new Malformed("must be {\"lat\":…,\"lon\":…} in degrees");
    }
    return new Point(json.get("lat").doubleValue(), json.get("lon").doubleValue());
  }

  private static Object word(FieldDescriptor field, String text) {
    for (Object constant : field.valueType().getEnumConstants()) {
      if (FieldDescriptor.word(constant).equals(text)) {
        return constant;
      }
    }
    throw new Malformed("'" + shortened(text) + "' is none of " + field.values());
  }

  private static URI url(String text) {
    try {
      // Letters that only an IRI may hold are escaped, as everybody expects a URI who reads it.
      URI uri = new URI(new URI(text).toASCIIString());
      boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.toString().length() <= LONGEST_URL) {
        return uri;
      }
    } catch (URISyntaxException wrong) {
      // told below
    }
    throw new Malformed("'" + shortened(text) + "' is no web address; write it with https:// and at most " + LONGEST_URL + " characters");
  }

  private static ZoneId zone(String text) {
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    throw new Malformed("'" + shortened(text) + "' is no IANA zone; write for example Europe/Paris");
  }

  private LocalizedText localized(JsonNode json) {
    Map<Locale, String> texts = new HashMap<>();
    eachText(json, texts::put, locale -> {});
    return LocalizedText.of(texts);
  }

  /** Walks {@code {"fr":"Maire","en":null}}: told languages and languages taken away. */
  void eachText(JsonNode json, BiConsumer<Locale, String> told, Consumer<Locale> removed) {
    if (!json.isObject()) {
      throw new Malformed("must be an object of language tags, for example {\"fr\":\"Maire\"}");
    }
    json.properties().forEach(entry -> {
      Locale locale = LanguageTag.parse(entry.getKey());
      if (!locales.contains(locale)) {
        throw new Malformed("'" + shortened(entry.getKey()) + "' is no language of this installation; choose one of "
            + locales.stream().map(Locale::toLanguageTag).toList());
      } else if (entry.getValue().isNull()) {
        removed.accept(locale);
      } else if (text(entry.getValue()).isBlank()) {
        throw new Malformed("a text by language is not blank; leave the language out or set it to null");
      } else if (text(entry.getValue()).length() > LONGEST_LABEL) {
        throw new Malformed("a text by language has at most " + LONGEST_LABEL + " characters");
      } else {
        told.accept(locale, text(entry.getValue()));
      }
    });
  }

  /** Whether writing the new value would change nothing; relations compare by id, so that no neighbour is loaded. */
  static boolean same(FieldDescriptor field, Object old, Object read) {
    if (old == null || read == null || field.kind() != FieldKind.REFERENCE || field.target().isEmpty()) {
      return Objects.equals(old, read);
    }
    return JsonForm.identity(old).equals(JsonForm.identity(read));
  }

  static boolean sameList(FieldDescriptor field, List<?> old, List<?> read) {
    if (old.size() != read.size()) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      if (!same(field, old.get(i), read.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
