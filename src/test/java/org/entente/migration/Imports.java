package org.entente.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.entente.testing.Http;
import org.entente.testing.Until;

/** The door for files, as one person uses it. */
final class Imports {
  static final String ADDRESS = "api/editorial/v1/imports";
  private static final String NDJSON = "application/x-ndjson";

  private final Http who;

  Imports(Http who) {
    this.who = who;
  }

  /** Sends rows of JSON; returns the report of the finished run. */
  JsonNode rows(String query, String... rows) {
    return finished(begin(query, NDJSON, String.join("\n", rows)));
  }

  /** Sends a table; returns the report of the finished run. */
  JsonNode table(String query, String... lines) {
    return finished(begin(query, "text/csv", String.join("\n", lines)));
  }

  /** Sends a file; returns the address of its run. */
  String begin(String query, String form, String text) {
    return who.send("POST", ADDRESS + query, form, text).expect(202).header("Location").orElseThrow();
  }

  JsonNode finished(String run) {
    Until.holds("the import has ended", () -> !report(run).path("status").asText().equals("running"));
    return report(run);
  }

  JsonNode report(String run) {
    return who.get(run).expect(200).json();
  }

  static List<String> outcomes(JsonNode report) {
    return lines(report).stream().map(line -> line.path("outcome").asText()).toList();
  }

  static List<JsonNode> lines(JsonNode report) {
    return StreamSupport.stream(report.path("lines").spliterator(), false).toList();
  }

  static String id(JsonNode report, int line) {
    assertThat(report.at("/lines/" + line + "/id").isTextual()).as(report.toString()).isTrue();
    return report.at("/lines/" + line + "/id").textValue();
  }
}
