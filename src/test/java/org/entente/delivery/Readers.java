package org.entente.delivery;

import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.validate.ValidationResult;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.sparql.util.Context;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.geojson.FeatureCollection;

/** Reads the forms as the world reads them: by programs that are not ours, and strictly. */
final class Readers {
  private static final ObjectMapper STRICT = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
      DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String SCHEMA_ORG = "{\"@context\":{\"@vocab\":\"https://schema.org/\",\"url\":{\"@type\":\"@id\"}}}";

  private Readers() {}

  /** What the rows of a table are about. */
  static List<CSVRecord> rows(byte[] csv) {
    try {
      return CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(text(csv))).getRecords();
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  static FeatureCollection map(byte[] geoJson) {
    try {
      return STRICT.readValue(geoJson, FeatureCollection.class);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** A calendar without a fault; every zone an event names is in it. */
  static Calendar calendar(byte[] ics) {
    try {
      Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(ics));
      ValidationResult faults = calendar.validate();
      if (faults.hasErrors()) {
        throw new AssertionError(faults + "\n" + text(ics));
      }
      return calendar;
    } catch (IOException | ParserException malformed) {
      throw new AssertionError(text(ics), malformed);
    }
  }

  static List<CalendarComponent> entries(Calendar calendar) {
    List<CalendarComponent> entries = new ArrayList<>(calendar.getComponents());
    entries.removeIf(VTimeZone.class::isInstance);
    return entries;
  }

  /** The items of an Atom or RSS feed. */
  static List<Item> feed(byte[] xml) {
    return new RssReader().read(new ByteArrayInputStream(xml)).toList();
  }

  /** The ids of the items of a JSON Feed. */
  static List<String> items(byte[] jsonFeed) {
    try {
      return STRICT.readTree(jsonFeed).path("items").valueStream().map(item -> item.path("id").textValue()).toList();
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** The rows of the only sheet, as texts. */
  static List<List<String>> sheet(byte[] xlsx) {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx)); Stream<Row> rows = book.getFirstSheet().openStream()) {
      return rows.map(row -> row.stream().map(cell -> cell == null || cell.getRawValue() == null ? "" : cell.getRawValue()).toList()).toList();
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** The statements of linked data; the words of schema.org are known without asking it. */
  static Model graph(byte[] jsonLd) {
    JsonLdOptions options = new JsonLdOptions((url, loading) -> JsonDocument.of(new StringReader(SCHEMA_ORG)));
    Context context = new Context().set(LangJSONLD11.JSONLD_OPTIONS, options);
    Model model = ModelFactory.createDefaultModel();
    RDFParser.create().source(new ByteArrayInputStream(jsonLd)).lang(Lang.JSONLD11).context(context).strict(true).parse(model);
    return model;
  }

  static Resource schemaOrg(Model model, String type) {
    return model.createResource("https://schema.org/" + type);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
