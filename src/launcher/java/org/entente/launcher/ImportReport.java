package org.entente.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finished import: how many lines had which outcome, and every line a person must look at. */
record ImportReport(Map<String, Object> job) {
  private static final Set<String> NOTABLE = Set.of("refused", "flagged", "conflict");

  /** @return 1 if a line was refused or the import failed, else 0 */
  int print() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Map<?, ?> line : lines()) {
      String outcome = text(line, "outcome", "result", "status");
      counts.merge(outcome, 1, Integer::sum);
      if (NOTABLE.contains(outcome)) {
        System.out.println(describe(line, outcome));
      }
    }
    System.out.println(counts.isEmpty()
        ? "No line was imported."
        : counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey()).collect(Collectors.joining(", ")) + ".");
    boolean failed = "failed".equals(job.get("status"));
    if (failed) {
      System.out.println("The import failed: " + text(job, "reason", "detail", "message") + ".");
    }
    return failed || counts.containsKey("refused") ? 1 : 0;
  }

  private List<Map<?, ?>> lines() {
    Object found = job.getOrDefault("lines", job.get("report"));
    return found instanceof List<?> list
        ? list.stream().<Map<?, ?>>mapMulti((line, keep) -> {
          if (line instanceof Map<?, ?> map) {
            keep.accept(map);
          }
        }).toList()
        : List.of();
  }

  private static String describe(Map<?, ?> line, String outcome) {
    String column = text(line, "column", "field");
    return "line " + text(line, "line") + (column.isEmpty() ? "" : ", " + column) + ": " + outcome + ": "
        + text(line, "reason", "reasons", "flags", "message");
  }

  private static String text(Map<?, ?> line, String... names) {
    return Stream.of(names).map(line::get).filter(Objects::nonNull).map(ImportReport::plain).findFirst().orElse("");
  }

  private static String plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ImportReport::plain).collect(Collectors.joining("; "));
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().filter(Objects::nonNull).map(ImportReport::plain).collect(Collectors.joining(" "));
    }
    boolean whole = value instanceof Double number && number == Math.rint(number);
    return whole ? String.valueOf(((Double) value).longValue()) : String.valueOf(value);
  }
}
