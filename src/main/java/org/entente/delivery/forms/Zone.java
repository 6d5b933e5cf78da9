package org.entente.delivery.forms;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A zone as a calendar carries it (RFC 5545, 3.6.5): every change of its clock from 1900 to 2100, like ones together. */
record Zone(ZoneId id) {
  static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  /** A change of the clock. */
  private record Shift(ZoneOffset before, ZoneOffset after, boolean summer) {}

  /** As a property's parameter. */
  String parameter() {
    return ";TZID=" + (id.getId().matches("[A-Za-z0-9/_+-]+") ? id.getId() : '"' + id.getId() + '"');
  }

  void write(ContentLines lines) throws IOException {
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", id.getId());
    for (Map.Entry<Shift, List<LocalDateTime>> shift : shifts().entrySet()) {
      String kind = shift.getKey().summer() ? "DAYLIGHT" : "STANDARD";
      lines.add("BEGIN", kind);
      lines.add("DTSTART", LOCAL.format(shift.getValue().get(0)));
      lines.add("TZOFFSETFROM", offset(shift.getKey().before()));
      lines.add("TZOFFSETTO", offset(shift.getKey().after()));
      List<LocalDateTime> again = shift.getValue().subList(1, shift.getValue().size());
      if (!again.isEmpty()) {
        lines.add("RDATE", again.stream().map(LOCAL::format).collect(Collectors.joining(",")));
      }
      lines.add("END", kind);
    }
    lines.add("END", "VTIMEZONE");
  }

  private Map<Shift, List<LocalDateTime>> shifts() {
    ZoneRules rules = id.getRules();
    ZoneOffset first = rules.getOffset(FIRST);
    Map<Shift, List<LocalDateTime>> shifts = new LinkedHashMap<>();
    shifts.put(new Shift(first, first, rules.isDaylightSavings(FIRST)), List.of(LocalDateTime.ofInstant(FIRST, first)));
    ZoneOffsetTransition next = rules.nextTransition(FIRST);
    while (next != null && next.getInstant().isBefore(LAST)) {
      shifts.computeIfAbsent(new Shift(next.getOffsetBefore(), next.getOffsetAfter(), rules.isDaylightSavings(next.getInstant())),
          shift -> new ArrayList<>()).add(next.getDateTimeBefore());
      next = rules.nextTransition(next.getInstant());
    }
    return shifts;
  }

  private static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String text = String.format("%s%02d%02d", offset.getTotalSeconds() < 0 ? "-" : "+", seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? text : text + String.format("%02d", seconds % 60);
  }
}
