package org.entente.launcher;

import java.util.List;
import java.util.Map;

/** The result of a verification, for a person and for a script. */
final class VerifyReport {
  private final Map<String, Object> report;

  VerifyReport(Map<String, Object> report) {
    this.report = report;
  }

  /** Prints counts and findings; returns the exit code. */
  int print() {
    if (!"done".equals(report.get("status"))) {
      throw new Trouble("The verification could not be finished: " + report.get("reason"), 2);
    }
    line("log", "%s entries, %s prints, %s of them redacted; chain %s", "head", "prints", "redacted", "chain");
    line("revisions", "%s, %s of them redacted, %s without a row in the audit", "checked", "redacted", "unwitnessed");
    line("audit", "%s seals, %s rows waiting for theirs; chain %s", "head", "waiting", "chain");
    line("edition", "at number %s, %s live, %s gone", "number", "live", "gone");
    if (Boolean.TRUE.equals(report.get("sound"))) {
      System.out.println("Sound.");
      return 0;
    }
    findings();
    return 1;
  }

  private void line(String part, String form, String... names) {
    Map<?, ?> counts = report.get(part) instanceof Map<?, ?> map ? map : Map.of();
    Object[] values = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = plain(counts.get(names[i]));
    }
    System.out.printf("%-10s %s%n", part, String.format(form, values));
  }

  private void findings() {
    List<?> told = report.get("findings") instanceof List<?> list ? list : List.of();
    for (Object each : told) {
      if (each instanceof Map<?, ?> finding) {
        System.out.println("FOUND " + finding.get("place") + " " + finding.get("fault"));
      }
    }
    System.out.printf("%s findings%s.%n", plain(report.get("total")), told.size() < number("total") ? ", the first are listed" : "");
  }

  private double number(String name) {
    return report.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  private static String plain(Object value) {
    return value instanceof Number number ? String.valueOf(number.longValue()) : String.valueOf(value);
  }
}
