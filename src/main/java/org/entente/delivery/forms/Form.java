package org.entente.delivery.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.edition.Query;
import org.entente.edition.QueryParser;
import org.entente.schema.PublicModel;
import org.entente.values.FieldRole;

/** The forms in which a list is given beside JSON, by the extension of its address. Fields of a certain meaning allow some of them. */
public enum Form {
  CSV("csv", "text/csv", ";header=present;charset=utf-8", Optional.empty(), QueryParser::table, CsvTable::new),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "", Optional.empty(), QueryParser::sheet, XlsxTable::new),
  GEOJSON("geojson", "application/geo+json", "", Optional.of(FieldRole.POINT), QueryParser::sheet, GeoJson::new),
  JSONLD("jsonld", "application/ld+json", "", Optional.empty(), QueryParser::whole, JsonLd::new),
  ICS("ics", "text/calendar", ";charset=utf-8", Optional.of(FieldRole.START), QueryParser::whole, Calendar::new),
  ATOM("atom", "application/atom+xml", ";charset=utf-8", Optional.of(FieldRole.DISPLAY_DATE), QueryParser::feed,
      (frame, output) -> new Syndication(Syndication.ATOM, frame, output)),
  RSS("rss", "application/rss+xml", ";charset=utf-8", Optional.of(FieldRole.DISPLAY_DATE), QueryParser::feed,
      (frame, output) -> new Syndication(Syndication.RSS, frame, output)),
  JSONFEED("jsonfeed", "application/feed+json", "", Optional.of(FieldRole.DISPLAY_DATE), QueryParser::feed, JsonFeed::new);

  private final String extension;
  private final String mediaType;
  private final String details;
  private final Optional<FieldRole> needed;
  private final Grammar grammar;
  private final Writer writer;

  Form(String extension, String mediaType, String details, Optional<FieldRole> needed, Grammar grammar, Writer writer) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.details = details;
    this.needed = needed;
    this.grammar = grammar;
    this.writer = writer;
  }

  @FunctionalInterface
  private interface Grammar {
    Query read(QueryParser parser, String type, String raw);
  }

  @FunctionalInterface
  private interface Writer {
    Scribe begin(Frame frame, OutputStream output) throws IOException;
  }

  /** The forms of a type. */
  public static Stream<Form> of(PublicModel.Type type) {
    return Arrays.stream(values()).filter(form -> form.needed.map(role -> type.with(role).isPresent()).orElse(true));
  }

  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public String contentType() {
    return mediaType + details;
  }

  /** Whether a browser should keep it rather than show it. */
  public boolean isFile() {
    return this == CSV || this == XLSX || this == ICS;
  }

  /** Whether it tells of the newest alone. */
  public boolean isFeed() {
    return this == ATOM || this == RSS || this == JSONFEED;
  }

  /** What may be asked of the list in this form. */
  public Query query(QueryParser parser, String type, String raw) {
    return grammar.read(parser, type, raw);
  }

  public Scribe scribe(Frame frame, OutputStream output) throws IOException {
    return writer.begin(frame, output);
  }
}
