package org.entente.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finished import: how many lines had which outcome, and every line a person must look at. */
record ImportReport(Map<String, Object> run) {
  private static final Set<String> NOTABLE = Set.of("refused", "conflict");

  /** @return 1 if a line was refused or the import failed, else 0 */
  int print() {
    for (Map<?, ?> line : lines()) {
      if (NOTABLE.contains(text(line, "outcome")) || line.get("flags") != null) {
        System.out.println(describe(line));
      }
    }
    Map<?, ?> counts = run.get("counts") instanceof Map<?, ?> map ? map : Map.of();
    System.out.println(counts.entrySet().stream().map(count -> plain(count.getValue()) + " " + count.getKey())
        .collect(Collectors.joining(", ")) + ".");
    boolean failed = "failed".equals(run.get("status"));
    if (failed) {
      System.out.println("The import failed. " + text(run, "reason"));
    }
    return failed || !text(counts, "refused").equals("0") ? 1 : 0;
  }

  private List<Map<?, ?>> lines() {
    List<Map<?, ?>> lines = new ArrayList<>();
    if (run.get("lines") instanceof List<?> list) {
      list.forEach(line -> lines.add((Map<?, ?>) line));
    }
    return lines;
  }

  /** {@code line 7, kind: refused: 'x' is none of …} or {@code line 8: created, flagged possible-duplicate}. */
  private static String describe(Map<?, ?> line) {
    String place = Stream.of("column", "pointer").map(name -> text(line, name)).filter(name -> !name.isEmpty()).findFirst()
        .map(name -> ", " + name).orElse("");
    String reason = text(line, "reason");
    return "line " + text(line, "line") + place + ": " + text(line, "outcome") + (reason.isEmpty() ? "" : ": " + reason)
        + (line.get("flags") == null ? "" : ", flagged " + text(line, "flags"));
  }

  private static String text(Map<?, ?> line, String name) {
    return line.get(name) == null ? "" : plain(line.get(name));
  }

  private static String plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ImportReport::plain).collect(Collectors.joining(", "));
    }
    boolean whole = value instanceof Double number && number == Math.rint(number);
    return whole ? String.valueOf(((Double) value).longValue()) : String.valueOf(value);
  }
}
