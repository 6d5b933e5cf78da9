package org.entente.edition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.search.Query;
import org.entente.schema.PublicField;
import org.entente.values.Country;
import org.entente.values.Folding;
import org.entente.values.Ids;
import org.entente.values.Malformed;
import org.entente.values.Nearest;
import org.entente.values.Period;

/** A value a filter asks for, in the form the index knows. */
sealed interface Asked {
  /** One term. */
  record Word(String term) implements Asked {}

  /** Numbers, days or milliseconds from and to, both included. */
  record Span(long from, long to) implements Asked {}

  /** A part of the earth; on the index's own grid, so that a place on its edge lies within. */
  sealed interface Area extends Asked {
    Query query(String field);
  }

  /** All within so many metres. */
  record Circle(double lat, double lon, double metres) implements Area {
    @Override
    public Query query(String field) {
      return LatLonPoint.newDistanceQuery(field, lat, lon, metres);
    }
  }

  /** All between two longitudes, eastward from the first, and two latitudes. */
  record Box(double west, double south, double east, double north) implements Area {
    @Override
    public Query query(String field) {
      return LatLonPoint.newBoxQuery(field, south, north, west, east);
    }
  }

  /** Reads the text for the field; what cannot be its value is {@link Malformed} with the remedy. */
  static Asked read(FieldPath path, String text, ZoneId zone) {
    return switch (path.kind()) {
      case TEXT, LOCALIZED_TEXT, QUERY, URL, ZONE, SLUG -> new Word(Terms.exact(text));
      case BOOLEAN -> new Word(oneOf(text, Set.of("true", "false"), "write true or false"));
      case ENUMERATION -> new Word(word(path.field(), text));
      case COUNTRY -> new Word(country(text));
      case REFERENCE -> new Word(id(text));
      case TARGET -> new Word(text.contains(":") ? Terms.exact(text) : id(text));
      case INTEGER -> number(text);
      case DATE, PERIOD -> days(text);
      case INSTANT -> moments(text, zone);
      case RICH_TEXT, POINT, COMPONENT -> throw new IllegalStateException(path.kind() + " has no comparable value");
    };
  }

  /** The folded form of a part of a short text. */
  static Word folded(String text) {
    String folded = Folding.fold(text);
    if (folded.isEmpty()) {
      throw new Malformed("write at least one letter or digit");
    }
    return new Word(folded);
  }

  static Word flag(String text) {
    return new Word(oneOf(text, Set.of("true", "false"), "write true or false"));
  }

  private static String oneOf(String text, Set<String> allowed, String remedy) {
    if (!allowed.contains(text)) {
      throw new Malformed(remedy);
    }
    return text;
  }

  private static String word(PublicField field, String text) {
    if (!field.values().contains(text)) {
      String nearest = Nearest.to(text, field.values()).map(near -> " (did you mean '" + near + "'?)").orElse("");
      throw new Malformed("write one of " + String.join(", ", field.values()) + nearest);
    }
    return text;
  }

  private static String country(String text) {
    try {
      return new Country(text).code();
    } catch (Malformed unknown) {
      throw new Malformed("write two capital letters of ISO 3166-1 (IT)");
    }
  }

  private static String id(String text) {
    return Ids.parse(text).map(UUID::toString).orElseThrow(() -> new Malformed(
        "write the id of the content, or ask by its slug across the relation (partners.slug=rome)"));
  }

  private static Span number(String text) {
    if (!text.matches("-?\\d{1,10}") || Long.parseLong(text) != (int) Long.parseLong(text)) {
      throw new Malformed("write a whole number");
    }
    return new Span(Long.parseLong(text), Long.parseLong(text));
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (Malformed noPeriod) {
      throw new Malformed("write a year (1956), a month (2014-10), a day (2014-10-02) or two of them with a slash (2001/2002)");
    }
  }

  private static Span days(String text) {
    Period period = period(text);
    return new Span(period.from().toEpochDay(), period.to().toEpochDay());
  }

  private static Span moments(String text, ZoneId zone) {
    if (text.contains("T")) {
      try {
        OffsetDateTime asked = OffsetDateTime.parse(text);
        if (asked.getYear() < 0 || asked.getYear() > 9999) {
          throw new DateTimeException("no content has such a year");
        }
        long moment = asked.toInstant().toEpochMilli();
        return new Span(moment, moment);
      } catch (DateTimeException | ArithmeticException noInstant) {
        throw new Malformed("write a time with its offset, the plus sign escaped (2015-05-11T10:00:00%2B02:00), or a day");
      }
    }
    Period period = period(text);
    return new Span(startOfDay(period.from(), zone), startOfDay(period.to().plusDays(1), zone) - 1);
  }

  private static long startOfDay(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
