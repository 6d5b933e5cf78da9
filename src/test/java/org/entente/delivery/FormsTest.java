package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.entente.delivery.forms.Form;
import org.entente.edition.Toy;
import org.entente.problem.Problem;
import org.geojson.Feature;
import org.geojson.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormsTest {
  /** What someone may write into a title to break out of a form. */
  private static final String NASTY = "=1+1,\"x\";\r\nEND:VEVENT\nBEGIN:VEVENT\\n</title>]]>\u0000\u0007\u001b\u2028 é😀";

  private final Fair fair = new Fair();

  @AfterEach
  void close() {
    fair.close();
  }

  @Test
  void aTypeHasTheFormsItsFieldsAllow() {
    assertThat(Form.of(Toy.MODEL.type("pacts").orElseThrow())).containsExactly(Form.CSV, Form.XLSX, Form.JSONLD);
    assertThat(Form.of(Fair.FEASTS)).containsExactly(Form.values());
  }

  @Test
  void aMapShowsWhereAndLeavesOutNobody() {
    fair.publish(1, "fr", "Fête", Fair.at(Fair.feast("2024-07-14T21:00:00+02:00"), 48.85, -2.5)).publish(2, "fr", "Nulle part",
        Fair.feast("2024-07-15T21:00:00+02:00"));
    List<Feature> features = Readers.map(fair.bytes(Form.GEOJSON, "sort=title&fields=title,spot")).getFeatures();
    assertThat(features).extracting(Feature::getId).containsExactly(Toy.id(1).toString(), Toy.id(2).toString());
    Point place = (Point) features.get(0).getGeometry();
    assertThat(place.getCoordinates().getLongitude()).isEqualTo(-2.5);
    assertThat(place.getCoordinates().getLatitude()).isEqualTo(48.85);
    assertThat(features.get(0).getProperties()).containsOnlyKeys("type", "id", "locale", "title", "links");
    assertThat(features.get(1).getGeometry()).isNull();
  }

  @Test
  void aCalendarKnowsWhenWhereAndWhetherItIsOff() throws Exception {
    ObjectNode feast = Fair.at(Fair.feast("2024-07-14T21:00:00+02:00"), 48.85, 2.5).put("ends", "2024-07-15T01:30:00+02:00")
        .put("standing", "cancelled").put("hall", "Hôtel de Ville; salon, \"Bertrand\"").put("summary", "Un\nrésumé");
    fair.publish(1, "fr", "Fête", feast);
    Calendar calendar = Readers.calendar(fair.bytes(Form.ICS, ""));
    CalendarComponent event = Readers.entries(calendar).get(0);
    assertThat(event.getName()).isEqualTo("VEVENT");
    assertThat(value(event, "UID")).isEqualTo(Toy.id(1).toString());
    assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
    assertThat(value(event, "LOCATION")).isEqualTo("Hôtel de Ville; salon, \"Bertrand\"");
    assertThat(value(event, "DESCRIPTION")).isEqualTo("Un\nrésumé");
    assertThat(value(event, "URL")).isEqualTo("https://pacts.example.org/ctx/api/v1/feasts/" + Toy.id(1) + "?locale=fr");
    DtStart<Temporal> start = event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow();
    assertThat(ZonedDateTime.from(start.getDate()).toInstant()).hasToString("2024-07-14T19:00:00Z");
    assertThat(value(event, "DTEND")).isEqualTo("20240715T013000");
    int sequence = Integer.parseInt(value(event, "SEQUENCE"));
    fair.publish(2, "fr", "Autre", Fair.feast("2024-07-16T21:00:00+02:00"));
    assertThat(value(Readers.entries(Readers.calendar(fair.bytes(Form.ICS, "title=Fête"))).get(0), "SEQUENCE")).isEqualTo("" + sequence);
    fair.publish(1, "fr", "Fête", Fair.feast("2024-07-15T21:00:00+02:00").put("standing", "held"));
    CalendarComponent later = Readers.entries(Readers.calendar(fair.bytes(Form.ICS, "title=Fête"))).get(0);
    assertThat(value(later, "UID")).isEqualTo(value(event, "UID"));
    assertThat(Integer.parseInt(value(later, "SEQUENCE"))).isGreaterThan(sequence);
    assertThat(later.getProperty("STATUS")).isEmpty();
  }

  /** A calendar that holds the other language already lets go of it only for what comes after it. */
  @Test
  void theSequenceRisesAlsoWhenAnotherLanguageIsWithdrawn() throws Exception {
    fair.publish(1, "en", "Feast", Fair.feast("2024-07-14T21:00:00+02:00"));
    fair.publish(1, "fr", "Fête", Fair.feast("2024-07-14T21:00:00+02:00"));
    int french = sequence();
    fair.withdraw(1, "fr");
    assertThat(sequence()).isGreaterThan(french);
  }

  private int sequence() throws Exception {
    return Integer.parseInt(value(Readers.entries(Readers.calendar(fair.bytes(Form.ICS, ""))).get(0), "SEQUENCE"));
  }

  @Test
  void aCalendarCarriesTheClockOfEveryZoneItNames() throws Exception {
    for (String zone : List.of("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC", "Africa/Casablanca")) {
      ZoneId id = ZoneId.of(zone);
      for (String moment : List.of("1956-01-30T10:00", "1976-03-28T12:00", "2024-03-31T09:00", "2030-10-27T12:00")) {
        String starts = LocalDateTime.parse(moment).atZone(id).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        fair.publish(1, "fr", "Fête", Fair.feast(starts).put("clock", zone));
        Calendar calendar = Readers.calendar(fair.bytes(Form.ICS, ""));
        VTimeZone told = calendar.<VTimeZone>getComponents("VTIMEZONE").stream().filter(one -> one.getTimeZoneId().getValue().equals(zone)).findFirst().orElseThrow();
        ZoneOffset shown = told.getApplicableObservance(OffsetDateTime.parse(starts).toInstant()).<TzOffsetTo>getProperty("TZOFFSETTO")
            .orElseThrow().getOffset();
        assertThat(shown).as("%s at %s", zone, starts).isEqualTo(OffsetDateTime.parse(starts).getOffset());
        assertThat(value(Readers.entries(calendar).get(0), "DTSTART")).isEqualTo(moment.replaceAll("[-:]", "") + "00");
      }
    }
  }

  @Test
  void anEventThatEndsBeforeItBeginsHasNoEndAndOneWithoutStartIsAJournal() {
    fair.publish(1, "fr", "A", Fair.feast("2024-07-14T21:00:00+02:00").put("ends", "2024-07-14T20:00:00+02:00"));
    ObjectNode someday = Fair.feast("2024-07-14T21:00:00+02:00").put("hall", "x").put("standing", "cancelled");
    someday.remove("starts");
    fair.publish(2, "fr", "B", someday);
    List<CalendarComponent> entries = Readers.entries(Readers.calendar(fair.bytes(Form.ICS, "sort=title")));
    assertThat(entries).extracting(CalendarComponent::getName).containsExactly("VEVENT", "VJOURNAL");
    assertThat(entries.get(0).getProperty("DTEND")).isEmpty();
    assertThat(value(entries.get(1), "STATUS")).isEqualTo("CANCELLED");
  }

  @Test
  void anEmptyCalendarIsOneStill() {
    fair.publish(1, "fr", "A", Fair.feast("2024-07-14T21:00:00+02:00"));
    assertThat(Readers.entries(Readers.calendar(fair.bytes(Form.ICS, "title=Rien")))).isEmpty();
    assertThat(Readers.map(fair.bytes(Form.GEOJSON, "title=Rien")).getFeatures()).isEmpty();
  }

  @Test
  void linkedDataSaysWhatItIsInWordsOfSchemaOrg() {
    ObjectNode feast = Fair.at(Fair.feast("2024-07-14T21:00:00+02:00"), 48.85, 2.5).put("standing", "cancelled").put("hall", "Salon")
        .put("site", "https://feast.example/?a=1&b=\u00e9").put("firstPublishedAt", "2024-01-01T00:00:00Z");
    feast.putArray("towns").addObject().put("type", "towns").put("id", Toy.id(3).toString()).put("href", "/x");
    fair.publish(1, "fr", "Fête", feast);
    Model model = Readers.graph(fair.bytes(Form.JSONLD, ""));
    Resource event = model.getResource("https://pacts.example.org/ctx/api/v1/feasts/" + Toy.id(1) + "?locale=fr");
    assertThat(event.hasProperty(RDF.type, Readers.schemaOrg(model, "Event"))).isTrue();
    assertThat(literal(model, event, "name")).isEqualTo("Fête");
    assertThat(literal(model, event, "startDate")).isEqualTo("2024-07-14T21:00:00+02:00");
    assertThat(event.getPropertyResourceValue(model.createProperty("https://schema.org/eventStatus")).getURI())
        .isEqualTo("https://schema.org/EventCancelled");
    Resource place = event.getPropertyResourceValue(model.createProperty("https://schema.org/location"));
    assertThat(literal(model, place, "name")).isEqualTo("Salon");
    assertThat(event.getPropertyResourceValue(model.createProperty("https://schema.org/sameAs")).getURI())
        .isEqualTo("https://feast.example/?a=1&b=\u00e9");
    Resource page = event.getPropertyResourceValue(model.createProperty("https://schema.org/mainEntityOfPage"));
    assertThat(literal(model, page, "inLanguage")).isEqualTo("fr");
    assertThat(page.getPropertyResourceValue(model.createProperty("https://schema.org/mentions")).getURI())
        .isEqualTo("https://pacts.example.org/ctx/api/v1/towns/" + Toy.id(3));
  }

  @Test
  void noTextBreaksOutOfItsForm() {
    fair.publish(1, "fr", NASTY, Fair.feast("2024-07-14T21:00:00+02:00").put("hall", NASTY).put("summary", NASTY));
    assertThat(Readers.rows(fair.bytes(Form.CSV, "fields=title")).get(0).get("title")).isEqualTo("'" + NASTY);
    List<CalendarComponent> entries = Readers.entries(Readers.calendar(fair.bytes(Form.ICS, "")));
    assertThat(entries).hasSize(1);
    assertThat(value(entries.get(0), "SUMMARY")).isEqualTo("=1+1,\"x\";\nEND:VEVENT\nBEGIN:VEVENT\\n</title>]]>\n é😀");
    assertThat(Readers.map(fair.bytes(Form.GEOJSON, "")).getFeatures().get(0).<String>getProperty("title")).isEqualTo(NASTY);
    assertThat(Readers.graph(fair.bytes(Form.JSONLD, "")).listResourcesWithProperty(RDF.type).toList()).hasSize(3);
  }

  @Test
  void aCalendarsLinesAreFoldedBetweenCharacters() {
    fair.publish(1, "fr", "é😀".repeat(300), Fair.feast("2024-07-14T21:00:00+02:00"));
    String calendar = fair.text(Form.ICS, "");
    assertThat(calendar.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(calendar).doesNotContain("\uFFFD");
    assertThat(value(Readers.entries(Readers.calendar(fair.bytes(Form.ICS, ""))).get(0), "SUMMARY")).isEqualTo("é😀".repeat(300));
  }

  @Test
  void aSheetHoldsTextAsTextAndNothingOfTheMoment() {
    fair.publish(1, "fr", NASTY + "_x0041_", Fair.feast("2024-07-14T21:00:00+02:00").put("summary", "x".repeat(40_000)));
    List<List<String>> rows = Readers.sheet(fair.bytes(Form.XLSX, "fields=title,summary,starts"));
    assertThat(rows.get(0)).containsExactly("id", "locale", "title", "summary", "starts");
    assertThat(rows.get(1).get(2)).startsWith("=1+1").contains("END:VEVENT");
    assertThat(rows.get(1).get(3)).hasSize(32_767).endsWith("x…");
    assertThat(rows.get(1).get(4)).isEqualTo("2024-07-14T21:00:00+02:00");
    TimeZone here = TimeZone.getDefault();
    Set<String> sheets = new HashSet<>();
    try {
      for (String zone : List.of("UTC", "Europe/Paris", "Pacific/Auckland")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        sheets.add(Base64.getEncoder().encodeToString(fair.bytes(Form.XLSX, "")));
      }
    } finally {
      TimeZone.setDefault(here);
    }
    assertThat(sheets).as("the same bytes wherever they are written").hasSize(1);
  }

  @Test
  void aTableSpeaksTheDialectAsked() {
    fair.publish(1, "fr", "a;b", Fair.feast("2024-07-14T21:00:00+02:00"));
    assertThat(fair.text(Form.CSV, "fields=title&separator=semicolon&bom=true"))
        .isEqualTo("\uFEFFid;locale;title\r\n" + Toy.id(1) + ";fr;\"a;b\"\r\n");
    assertThat(fair.text(Form.CSV, "fields=title&separator=tab")).contains("\tfr\ta;b\r\n");
    Problem refused = catchThrowableOfType(Problem.class, () -> fair.text(Form.CSV, "separator=;"));
    assertThat(refused.slug()).isEqualTo("wrong-value");
    assertThat(catchThrowableOfType(Problem.class, () -> fair.text(Form.ICS, "bom=true")).slug()).isEqualTo("unknown-parameter");
  }

  @Test
  void whatOthersAddToAnAddressIsPassedOver() {
    fair.publish(1, "fr", "A", Fair.feast("2024-07-14T21:00:00+02:00"));
    for (Form form : Form.values()) {
      Answer plain = fair.answer(form, "locale=fr");
      for (String added : List.of("utm_source=x&locale=fr", "locale=fr&fbclid=1&gclid=2", "utm_anything=%20&utm_anything=2&locale=fr")) {
        assertThat(fair.answer(form, added).headers()).as("%s %s", form, added).isEqualTo(plain.headers());
      }
    }
  }

  @Test
  void everyFormIsKnownByItsBytes() {
    for (Form form : Form.values()) {
      fair.publish(1, "fr", "A", Fair.feast("2024-07-14T21:00:00+02:00"));
      Answer answer = fair.answer(form, "");
      assertThat(answer.headers()).containsEntry("Surrogate-Key", "feasts").containsEntry("Content-Type", form.contentType());
      assertThat(fair.answer(form, "").headers()).as("%s", form).isEqualTo(answer.headers());
      assertThat(answer.isHeld(answer.headers().get("ETag"))).isTrue();
      fair.publish(1, "fr", "B", Fair.feast("2024-07-15T21:00:00+02:00"));
      assertThat(fair.answer(form, "").headers().get("ETag")).as("%s", form).isNotEqualTo(answer.headers().get("ETag"));
    }
  }

  private static String value(CalendarComponent component, String property) {
    return component.getProperty(property).orElseThrow().getValue();
  }

  private static String literal(Model model, Resource subject, String word) {
    return subject.getProperty(model.createProperty("https://schema.org/" + word)).getString();
  }
}
