package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.problem.Problem;
import org.entente.publishing.Dates;
import org.entente.publishing.Publication;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;

/**
 * What a row tells of its publication elsewhere: a day or an instant for all the languages of its words, or, in JSON, an object
 * of language tags. Only {@code firstPublishedAt} must be told; the last change is by default the first publication, and the
 * print is by default of the last change.
 */
final class ToldDates {
  static final String FIRST = "firstPublishedAt";
  static final String UPDATED = "updatedAt";
  static final String PUBLISHED = "publishedAt";
  static final List<String> NAMES = List.of(FIRST, UPDATED, PUBLISHED);

  private static final Instant DAWN = Instant.parse("0001-01-01T00:00:00Z");

  private final ObjectNode dates;
  private final ObjectNode words;
  private final ZoneId zone;

  /** @param zone in which a day begins */
  ToldDates(Row row, ZoneId zone) {
    this.dates = row.dates();
    this.words = row.patch().path("words") instanceof ObjectNode told ? told : row.patch().objectNode();
    this.zone = zone;
  }

  /** The dates of every language the row tells; refuses what is missing, malformed or out of order. */
  Map<Locale, Dates> byLanguage() {
    Map<Locale, Dates> all = new HashMap<>();
    words.fieldNames().forEachRemaining(tag -> all.put(locale(tag), of(tag)));
    return all;
  }

  private Dates of(String tag) {
    Instant first = told(FIRST, tag).orElseThrow(() -> Problem.invalid("/" + FIRST, "is missing in " + tag
        + ": what is imported as already public tells when it first was"));
    Instant updated = told(UPDATED, tag).orElse(first);
    Instant published = told(PUBLISHED, tag).orElse(updated);
    requireOrder(FIRST, first, UPDATED, updated);
    requireOrder(UPDATED, updated, PUBLISHED, published);
    return new Dates(first, updated, published);
  }

  private static void requireOrder(String earlier, Instant early, String later, Instant late) {
    if (late.isBefore(early)) {
      throw Problem.invalid("/" + later, "is before " + earlier + "; correct one of them");
    }
  }

  /**
   * Refuses dates that an ordinary import would have to make true. Those of an export, which say what the log says, pass.
   *
   * @param last the last entries of the content's languages
   */
  void requireKnown(Collection<Publication> last) {
    dates.fieldNames().forEachRemaining(name -> {
      List<String> tags = words.isEmpty() ? List.of("") : words.properties().stream().map(Map.Entry::getKey).toList();
      boolean known = tags.stream().allMatch(tag -> told(name, tag).stream().allMatch(told -> last.stream()
          .filter(entry -> tag.isEmpty() || entry.locale().toLanguageTag().equals(tag))
          .anyMatch(entry -> date(entry.dates(), name).equals(told))));
      if (!known) {
        throw Problem.invalid("/" + name, "is given when something is published, not written; leave it out, or have an"
            + " administrator import the file as already public (as=public)");
      }
    });
  }

  private static Instant date(Dates dates, String name) {
    return switch (name) {
      case FIRST -> dates.first();
      case UPDATED -> dates.updated();
      default -> dates.published();
    };
  }

  private Optional<Instant> told(String name, String tag) {
    JsonNode told = dates.path(name).isObject() ? dates.path(name).path(tag) : dates.path(name);
    if (told.isMissingNode() || told.isNull()) {
      return Optional.empty();
    }
    if (!told.isTextual()) {
      throw Problem.invalid("/" + name, "must be a date, or an object of language tags with a date each");
    }
    return Optional.of(read(name, told.textValue()));
  }

  private Instant read(String name, String text) {
    try {
      Instant read = text.length() == "2015-04-16".length() ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      if (!read.isBefore(DAWN)) {
        return read;
      }
    } catch (DateTimeException wrong) {
      // told below
    }
    throw Problem.invalid("/" + name, "is no date; write a day (2015-04-16) or an instant (2015-05-11T10:00:00+02:00)");
  }

  private static Locale locale(String tag) {
    try {
      return LanguageTag.parse(tag);
    } catch (Malformed wrong) {
      throw Problem.invalid("/words/" + tag, wrong.getMessage());
    }
  }
}
