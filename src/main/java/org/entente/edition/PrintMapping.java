package org.entente.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.values.Folding;
import org.entente.values.Period;
import org.entente.values.RichText;
import org.jboss.logging.Logger;

/** Puts the public fields of a print into an index document: what filters, sorts and full text need. */
final class PrintMapping {
  private static final Logger LOG = Logger.getLogger(PrintMapping.class);
  private static final int LONGEST_FOLDED = 2000;

  private final PublicModel model;

  PrintMapping(PublicModel model) {
    this.model = model;
  }

  /** Adds all fields; a print of a type the model no longer has is only found by its id. */
  void add(Document document, String type, Locale locale, JsonNode print) {
    model.type(type).ifPresent(known -> {
      for (PublicField field : known.fields()) {
        try {
          new Fields(document, locale).add(field, print.path(field.name()), true);
        } catch (RuntimeException unreadable) {
          // One odd value must not stop the whole world: the content stays readable, only not by this field.
          LOG.errorf(unreadable, "The field %s of %s %s cannot be indexed.", field.path(), type, print.path("id").asText());
        }
      }
    });
  }

  /** One document being filled. */
  private record Fields(Document document, Locale locale) {

    /** {@code single}: no list was met on the way, so that the value can order the content. */
    void add(PublicField field, JsonNode value, boolean single) {
      if (value.isMissingNode() || value.isNull() || value.isArray() && value.isEmpty()) {
        return;
      }
      if (value.isArray()) {
        value.forEach(item -> add(field, item, false));
        return;
      }
      document.add(new StringField(Terms.EXISTS, field.path(), Store.NO));
      boolean ordering = single && field.sortable();
      // An expression, so that the compiler asks for every kind.
      Runnable entry = switch (field.kind()) {
        case TEXT, LOCALIZED_TEXT -> () -> text(field, value.asText(), ordering);
        case RICH_TEXT -> () -> richText(field, value);
        case SLUG, ENUMERATION, COUNTRY, ZONE, QUERY, BOOLEAN -> () -> word(field, value.asText(), ordering);
        case URL -> () -> address(field, value.asText(), ordering);
        case INTEGER -> () -> number(field, value.asLong(), ordering);
        case DATE -> () -> day(field, LocalDate.parse(value.asText()), ordering);
        case INSTANT -> () -> moment(field, OffsetDateTime.parse(value.asText()), ordering);
        case PERIOD -> () -> period(field, Period.parse(value.path("edtf").asText()), ordering);
        case REFERENCE -> () -> link(field, value.path("id").asText());
        case TARGET -> () -> target(field, value);
        case COMPONENT -> () -> field.members().forEach(member -> add(member, value.path(member.name()), single));
        case POINT -> () -> document.add(
            new LatLonPoint(Terms.point(field.path()), value.path("lat").asDouble(), value.path("lon").asDouble()));
      };
      entry.run();
    }

    private void richText(PublicField field, JsonNode value) {
      found(field, value.path("text").asText());
      new RichText(value.path("markdown").asText()).links().forEach(link -> leads(link.id().toString()));
    }

    private void target(PublicField field, JsonNode value) {
      if (value.has("id")) {
        link(field, value.get("id").asText());
      } else {
        word(field, value.path("url").asText(), false);
      }
    }

    private void link(PublicField field, String id) {
      document.add(new StringField(Terms.keyword(field.path()), id, Store.NO));
      value(field.path(), id); // also of what cannot be counted: the way back is found by it
      leads(id);
    }

    private void leads(String id) {
      document.add(new StringField(Terms.LINKS, id, Store.NO));
    }

    private void address(PublicField field, String url, boolean ordering) {
      word(field, url, ordering);
      folded(field, url);
    }

    private void text(PublicField field, String text, boolean ordering) {
      document.add(new StringField(Terms.keyword(field.path()), Terms.exact(text), Store.NO));
      counted(field, text);
      folded(field, text);
      if (ordering) {
        document.add(new SortedDocValuesField(Terms.order(field.path()), Collation.key(locale, text)));
      }
      found(field, text);
    }

    private void word(PublicField field, String word, boolean ordering) {
      document.add(new StringField(Terms.keyword(field.path()), Terms.exact(word), Store.NO));
      counted(field, word);
      if (ordering) {
        document.add(new SortedDocValuesField(Terms.order(field.path()), new BytesRef(Terms.exact(word))));
      }
      found(field, word);
    }

    private void folded(PublicField field, String text) {
      String folded = Folding.fold(text);
      document.add(new StringField(
          Terms.folded(field.path()), folded.substring(0, Math.min(LONGEST_FOLDED, folded.length())), Store.NO));
    }

    private void number(PublicField field, long number, boolean ordering) {
      counted(field, Long.toString(number));
      span(field.path(), number, number);
      if (ordering) {
        document.add(new NumericDocValuesField(Terms.start(field.path()), number));
      }
    }

    private void period(PublicField field, Period period, boolean ordering) {
      span(field.path(), period.from().toEpochDay(), period.to().toEpochDay());
      if (!period.from().equals(Period.DAWN)) {
        year(field, period.from().getYear());
      }
      if (ordering) {
        document.add(new NumericDocValuesField(Terms.start(field.path()), period.from().toEpochDay()));
        document.add(new NumericDocValuesField(Terms.end(field.path()), period.to().toEpochDay()));
      }
    }

    private void day(PublicField field, LocalDate day, boolean ordering) {
      number(field, day.toEpochDay(), ordering);
      year(field, day.getYear());
    }

    /** The year it was on the spot. */
    private void moment(PublicField field, OffsetDateTime moment, boolean ordering) {
      number(field, moment.toInstant().toEpochMilli(), ordering);
      year(field, moment.getYear());
    }

    private void year(PublicField field, int year) {
      document.add(new StringField(Terms.EXISTS, field.path() + FieldPath.YEAR, Store.NO));
      span(field.path() + FieldPath.YEAR, year, year);
      if (field.filterable()) {
        value(field.path() + FieldPath.YEAR, Integer.toString(year));
      }
    }

    private void counted(PublicField field, String text) {
      if (FieldPath.countable(field)) {
        value(field.path(), Terms.exact(text));
      }
    }

    private void value(String path, String value) {
      document.add(new SortedSetDocValuesField(Terms.values(path), new BytesRef(value)));
    }

    private void span(String path, long from, long to) {
      document.add(new LongRange(Terms.range(path), new long[] {from}, new long[] {to}));
    }

    private void found(PublicField field, String text) {
      if (!field.searchable()) {
        return;
      }
      String plain = Analysis.plain(text);
      if (field.path().equals("title")) {
        document.add(new TextField(Analysis.TITLE, plain, Store.NO));
      }
      document.add(new TextField(Analysis.TEXT, plain, Store.NO));
      String language = locale.getLanguage();
      if (Analysis.stemming(language).isPresent()) {
        document.add(new TextField(Analysis.stemmedField(language), plain, Store.NO));
      }
    }
  }
}
