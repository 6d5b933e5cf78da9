package org.entente.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.settings.Installation;

/** How an import is told: how far it is, what became of how many rows, and a page of its lines. */
@ApplicationScoped
class Reports {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CUT = "The server stopped before the import ended. The rows that are told as done stand.";
  private static final int MOST = 1_000;
  private static final List<String> OUTCOMES = List.of("created", "updated", "unchanged", "conflict", "refused", "flagged");

  @Inject
  ImportQueue queue;

  @Inject
  ImportRecords records;

  @Inject
  ImportLines lines;

  @Inject
  ImportFolder folder;

  @Inject
  Installation installation;

  /** Which lines are asked for. */
  record Asked(int after, int limit, Set<String> outcomes) {
    static Asked of(Parameters given) {
      given.known("after", "limit", "outcome");
      Set<String> asked = given.text("outcome").map(outcomes -> Set.copyOf(List.of(outcomes.split(",", -1)))).orElse(Set.of());
      if (!OUTCOMES.containsAll(asked)) {
        throw Problem.of(ProblemKind.BAD_QUERY, "bad-parameter", "The parameter 'outcome' must be some of "
            + String.join(",", OUTCOMES) + ".").with("parameter", "outcome");
      }
      return new Asked((int) given.number("after", 0, 0, Integer.MAX_VALUE), (int) given.number("limit", MOST, 1, MOST), asked);
    }
  }

  /** With a page of lines; {@code nextAfter} says where the next page begins. */
  ObjectNode whole(ImportRecord record, Asked asked) {
    ObjectNode report = summary(record);
    List<ImportLine> page = lines.page(record.id, asked.after(), asked.limit(), asked.outcomes());
    ArrayNode told = report.putArray("lines");
    page.forEach(line -> told.add(line.json()));
    if (page.size() == asked.limit()) {
      report.put("nextAfter", page.get(page.size() - 1).line);
    }
    return report;
  }

  /** Without lines. */
  ObjectNode summary(ImportRecord record) {
    // It may have ended between the two looks: then the record knows more now.
    ObjectNode report = queue.find(record.id).map(Run::json).orElseGet(() -> past(records.find(record.id).orElse(record)));
    report.put("startedAt", record.startedAt.toString()).put("resumable", isResumable(record));
    report.putObject("links").put("self", address(record.id));
    return report;
  }

  /** Whether it was stopped before its end and can go on here. */
  boolean isResumable(ImportRecord record) {
    return queue.find(record.id).isEmpty() && !record.status.equals(Run.word(Run.Status.DONE)) && folder.has(record.id)
        && read(record.request).path("mode").asText().equals(Mode.EACH.name());
  }

  private static ObjectNode past(ImportRecord record) {
    ObjectNode report = read(record.report).without("lines");
    return record.finishedAt != null ? report : report.put("status", Run.word(Run.Status.FAILED)).put("reason", CUT);
  }

  static ObjectNode read(String json) {
    try {
      JsonNode read = JSON.readTree(json == null ? "{}" : json);
      return (ObjectNode) read;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("What is kept of an import is no JSON", impossible);
    }
  }

  String address(UUID id) {
    return installation.editorial("/imports/" + id);
  }
}
