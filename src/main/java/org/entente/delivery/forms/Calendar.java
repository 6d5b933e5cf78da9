package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.edition.Print;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.values.FieldRole;

/**
 * A calendar (RFC 5545): an event for each object, whose UID stays while its words and dates change and whose SEQUENCE rises with
 * every print. What has no start yet is a journal, the only entry that may be without a date. A zone is told before its first use.
 */
final class Calendar implements Scribe {
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Set<String> STATUS = Set.of("tentative", "confirmed");

  private final Frame frame;
  private final ContentLines lines;
  private final Set<Zone> told = new HashSet<>();

  Calendar(Frame frame, OutputStream output) throws IOException {
    this.frame = frame;
    this.lines = new ContentLines(output);
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Entente//Delivery//EN");
    // A calendar must hold something, even when nothing is on.
    zone(frame.house().zone());
  }

  @Override
  public void take(Print print) throws IOException {
    Whole whole = frame.whole(print);
    Optional<JsonNode> start = whole.value(FieldRole.START);
    Zone zone = zone(whole.value(FieldRole.ZONE).map(value -> ZoneId.of(value.textValue())).orElse(frame.house().zone()));
    String kind = start.isPresent() ? "VEVENT" : "VJOURNAL";
    lines.add("BEGIN", kind);
    lines.add("UID", frame.name(print));
    lines.add("SEQUENCE", Long.toString(print.latest()));
    lines.add("DTSTAMP", UTC.format(print.publishedAt()));
    lines.add("LAST-MODIFIED", UTC.format(print.publishedAt()));
    if (start.isPresent()) {
      time("DTSTART", FieldRole.START, whole, zone);
      // RFC 5545 knows no event that ends before it has begun.
      if (lasts(whole)) {
        time("DTEND", FieldRole.END, whole, zone);
      }
      where(print, whole);
    }
    Optional<String> status = status(whole, start.isPresent());
    if (status.isPresent()) {
      lines.add("STATUS", status.get());
    }
    words(print, whole);
    lines.add("END", kind);
  }

  @Override
  public void end() throws IOException {
    lines.add("END", "VCALENDAR");
  }

  private void words(Print print, Whole whole) throws IOException {
    String language = language(print);
    lines.text("SUMMARY" + language, whole.text("title").orElse(""));
    Optional<String> about = whole.text("summary").or(() -> whole.body("text"));
    if (about.isPresent()) {
      lines.text("DESCRIPTION" + language, about.get());
    }
    lines.add("URL", whole.page().orElseGet(() -> frame.address(print.type(), print.id().toString(), print.locale())));
  }

  private void where(Print print, Whole whole) throws IOException {
    Optional<JsonNode> place = whole.value(FieldRole.PLACE);
    if (place.isPresent()) {
      lines.text("LOCATION" + language(print), place.get().asText());
    }
    Optional<JsonNode> point = whole.value(FieldRole.POINT);
    if (point.isPresent()) {
      lines.add("GEO", point.get().get("lat").asText() + ";" + point.get().get("lon").asText());
    }
  }

  private static String language(Print print) {
    return ";LANGUAGE=" + print.locale();
  }

  /** A journal can be cancelled like an event, but is not tentative or confirmed. */
  private static Optional<String> status(Whole whole, boolean event) {
    return whole.isCancelled() ? Optional.of("CANCELLED")
        : whole.value(FieldRole.CANCELLED).map(JsonNode::asText).filter(word -> event && STATUS.contains(word)).map(word -> word.toUpperCase(Locale.ROOT));
  }

  private Zone zone(ZoneId id) throws IOException {
    Zone zone = new Zone(id);
    if (told.add(zone)) {
      zone.write(lines);
    }
    return zone;
  }

  private void time(String property, FieldRole role, Whole whole, Zone zone) throws IOException {
    PublicField field = whole.field(role).orElseThrow();
    String value = whole.value(role).orElseThrow().textValue();
    if (field.kind() == FieldKind.DATE) {
      LocalDate day = LocalDate.parse(value);
      lines.add(property + ";VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(role == FieldRole.END ? day.plusDays(1) : day));
    } else {
      lines.add(property + zone.parameter(), Zone.LOCAL.format(OffsetDateTime.parse(value).atZoneSameInstant(zone.id())));
    }
  }

  private static boolean lasts(Whole whole) {
    Optional<String> end = whole.value(FieldRole.END).map(JsonNode::textValue);
    String start = whole.value(FieldRole.START).orElseThrow().textValue();
    if (end.isEmpty() || whole.field(FieldRole.START).orElseThrow().kind() != whole.field(FieldRole.END).orElseThrow().kind()) {
      return false;
    }
    return start.length() == 10 ? !LocalDate.parse(end.get()).isBefore(LocalDate.parse(start)) : instant(end.get()).isAfter(instant(start));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
