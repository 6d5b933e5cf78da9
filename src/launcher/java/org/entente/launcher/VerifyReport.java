package org.entente.launcher;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The result of a verification, for a person and for a script. */
final class VerifyReport {
  private final Map<String, Object> report;

  VerifyReport(Map<String, Object> report) {
    this.report = report;
  }

  /** Prints counts and findings; returns the exit code. */
  int print() {
    requireDone();
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

  /** Prints the ends of both chains and what was found in the audit; returns the exit code. */
  int printAudit() {
    requireDone();
    line("log", "head %s, chain %s", "head", "chain");
    line("audit", "head %s, chain %s, %s rows waiting for their seal", "head", "chain", "waiting");
    List<String> found = told().filter(finding -> finding.startsWith("audit")).toList();
    found.forEach(finding -> System.out.println("FOUND " + finding));
    System.out.println(found.isEmpty() ? "The audit is sound." : found.size() + " findings in the audit.");
    return found.isEmpty() ? 0 : 1;
  }

  private void requireDone() {
    if (!"done".equals(report.get("status"))) {
      throw new Trouble("The verification could not be finished: " + report.get("reason"), 2);
    }
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
    told().forEach(finding -> System.out.println("FOUND " + finding));
    System.out.printf("%s findings%s.%n", plain(report.get("total")), told().count() < number("total") ? ", the first are listed" : "");
  }

  private Stream<String> told() {
    return (report.get("findings") instanceof List<?> list ? list : List.of()).stream()
        .map(each -> each instanceof Map<?, ?> finding ? finding.get("place") + " " + finding.get("fault") : String.valueOf(each));
  }

  private double number(String name) {
    return report.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  private static String plain(Object value) {
    return value instanceof Number number ? String.valueOf(number.longValue()) : String.valueOf(value);
  }
}
