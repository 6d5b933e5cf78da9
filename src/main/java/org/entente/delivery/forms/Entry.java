package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.edition.Print;
import org.entente.schema.FieldKind;
import org.entente.values.FieldRole;

/**
 * An object as feeds tell of it. The id stays whatever changes; {@code updated} moves with major changes alone.
 *
 * @param html with absolute addresses
 * @param published the date it bears itself
 */
record Entry(String id, String language, String title, Optional<String> summary, Optional<String> html, String address,
    Instant published, Instant updated) {

  static Entry of(Frame frame, Print print) {
    Whole whole = frame.whole(print);
    String id = "urn:uuid:" + print.id() + (frame.query().languages().every() ? "#" + print.locale() : "");
    // Rich text is our own HTML: a quote inside its text is escaped, so this is the beginning of an address.
    Optional<String> html = whole.body("html").map(body -> body.replace("=\"" + frame.house().delivery("/"), "=\"" + frame.house().fromOutside("/")));
    Instant updated = whole.text("updatedAt").map(moment -> OffsetDateTime.parse(moment).toInstant()).orElseGet(print::publishedAt);
    return new Entry(id, print.locale(), whole.text("title").orElse(""), whole.text("summary"), html,
        whole.page().orElseGet(() -> frame.address(print.type(), print.id().toString(), print.locale())),
        whole.value(FieldRole.DISPLAY_DATE).map(date -> shown(frame, date)).orElse(updated), updated);
  }

  private static Instant shown(Frame frame, JsonNode date) {
    boolean day = frame.type().with(FieldRole.DISPLAY_DATE).orElseThrow().kind() == FieldKind.DATE;
    return day ? LocalDate.parse(date.textValue()).atStartOfDay(frame.house().zone()).toInstant()
        : OffsetDateTime.parse(date.textValue()).toInstant();
  }

  /** The languages a feed's own words are told in, best first. */
  static List<Locale> languages(Frame frame) {
    return frame.query().languages().beside(frame.house().firstLocale());
  }
}
