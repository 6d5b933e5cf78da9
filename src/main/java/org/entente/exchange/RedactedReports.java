package org.entente.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.content.Lookup;

/** Takes what import reports quote of one content out of them. Works in the transaction of its connection. */
public final class RedactedReports {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAYING_WHY = "reason";

  private final EntityManager entities;

  public RedactedReports(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Empties the reasons of the lines about it, and of the lines of whatever row that quote one of its texts.
   *
   * @return how many lines were changed
   */
  public int empty(UUID content, Set<String> texts) {
    int lines = 0;
    for (UUID run : entities.createQuery("select r.id from ImportRecord r where r.report is not null", UUID.class).getResultList()) {
      ImportRecord record = Lookup.byId(entities, ImportRecord.class, run).orElseThrow();
      JsonNode report = read(record);
      int changed = empty(report, content.toString(), texts);
      if (changed > 0) {
        record.report = report.toString();
        lines += changed;
      }
      entities.flush();
      entities.detach(record);
    }
    return lines + emptyLines(content, texts);
  }

  private int emptyLines(UUID content, Set<String> texts) {
    int changed = 0;
    for (ImportLine line : entities.createQuery("select l from ImportLine l where l.body like :why", ImportLine.class)
        .setParameter("why", "%\"" + SAYING_WHY + "\"%").getResultList()) {
      ObjectNode body = line.json().without("flags");
      String reason = body.path(SAYING_WHY).asText();
      if (content.equals(line.content) || texts.stream().anyMatch(reason::contains)) {
        body.remove(List.of(SAYING_WHY, "column", "pointer"));
        line.body = body.toString();
        changed++;
      }
    }
    return changed;
  }

  private static int empty(JsonNode report, String id, Set<String> texts) {
    int changed = 0;
    for (JsonNode line : report.path("lines")) {
      String reason = line.path(SAYING_WHY).asText();
      if (!reason.isEmpty() && (line.path("id").asText().equals(id) || texts.stream().anyMatch(reason::contains))) {
        ((ObjectNode) line).remove(List.of(SAYING_WHY, "column", "pointer"));
        changed++;
      }
    }
    return changed;
  }

  private static JsonNode read(ImportRecord record) {
    try {
      return JSON.readTree(record.report);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The report of import " + record.id + " is no JSON", damaged);
    }
  }
}
