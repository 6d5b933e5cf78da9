package org.entente.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.problem.Problem;
import org.entente.problem.Problem.Fault;

/** A line of the report: what became of one row. {@code flags} are the codes of the content's open doubts. */
record Line(int line, Fate fate, String type, Optional<UUID> id, Optional<String> locale, Optional<String> column,
    Optional<String> pointer, Optional<String> reason, List<String> flags) {

  /** What can become of a row. */
  enum Fate {
    CREATED,
    UPDATED,
    UNCHANGED,
    CONFLICT,
    REFUSED;

    static Fate of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Line {
    flags = List.copyOf(flags);
  }

  static Line of(Row row, Fate fate, UUID id) {
    return new Line(row.line(), fate, row.type(), Optional.of(id), tag(row), Optional.empty(), Optional.empty(),
        Optional.empty(), List.of());
  }

  static Line conflict(Row row, UUID id, String reason) {
    return new Line(row.line(), Fate.CONFLICT, row.type(), Optional.of(id), tag(row), Optional.empty(), Optional.empty(),
        Optional.of(reason), List.of());
  }

  /** A row that could not even be read. */
  static Line unreadable(int line, String type, Optional<String> column, String reason) {
    return new Line(line, Fate.REFUSED, type, Optional.empty(), Optional.empty(), column, Optional.empty(),
        Optional.of(reason), List.of());
  }

  /** A row the desk refused; the first fault gives the place, the others are told with theirs. */
  static Line refused(Row row, Problem problem) {
    List<Fault> faults = problem.faults();
    if (faults.isEmpty()) {
      return new Line(row.line(), Fate.REFUSED, row.type(), Optional.empty(), tag(row), Optional.empty(), Optional.empty(),
          Optional.of(problem.getMessage()), List.of());
    }
    Fault first = faults.get(0);
    String others = faults.stream().skip(1).map(fault -> "; " + row.column(fault.pointer()).orElse(fault.pointer()) + ": "
        + fault.detail()).collect(Collectors.joining());
    return new Line(row.line(), Fate.REFUSED, row.type(), Optional.empty(), tag(row), row.column(first.pointer()),
        Optional.of(first.pointer()), Optional.of(first.detail() + others), List.of());
  }

  Line flagged(List<String> codes) {
    return new Line(line, fate, type, id, locale, column, pointer, reason, codes);
  }

  /** Without the id of what was made and not kept. */
  Line unkept() {
    return new Line(line, fate, type, Optional.empty(), locale, column, pointer, reason, flags);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("line", line).put("outcome", fate.word());
    if (!flags.isEmpty()) {
      flags.forEach(json.putArray("flags")::add);
    }
    if (!type.isEmpty()) {
      json.put("type", type);
    }
    id.ifPresent(uuid -> json.put("id", uuid.toString()));
    locale.ifPresent(tag -> json.put("locale", tag));
    column.ifPresent(header -> json.put("column", header));
    pointer.ifPresent(place -> json.put("pointer", place));
    reason.ifPresent(words -> json.put("reason", words));
    return json;
  }

  private static Optional<String> tag(Row row) {
    return row.locale().map(Locale::toLanguageTag);
  }
}
