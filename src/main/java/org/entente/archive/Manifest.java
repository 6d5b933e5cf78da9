package org.entente.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an archive says of itself, in its last entry.
 *
 * @param schema the version of the tables it was read from
 * @param log the end of the publication log: its last number and chain
 * @param audit the end of the audit's chain
 * @param parts in the order in which they can be written
 */
record Manifest(Scope scope, String schema, Instant created, Head log, Head audit, List<Part> parts) {
  static final String FILE = "manifest.json";
  static final int FORMAT = 1;

  /** The end of a chain. */
  record Head(long number, String chain) {}

  /** The records of one table. */
  record Part(String table, long rows, String sum) {
    String file() {
      return file(table);
    }

    static String file(String table) {
      return "tables/" + table + ".ndjson";
    }
  }

  long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("archive", scope.word()).put("format", FORMAT)
        .put("schema", schema).put("created", created.toString());
    json.set("log", json(log));
    json.set("audit", json(audit));
    ArrayNode list = json.putArray("parts");
    parts.forEach(part -> list.addObject().put("table", part.table()).put("file", part.file()).put("rows", part.rows())
        .put("sum", part.sum()));
    return json;
  }

  /** Refuses what this build cannot read. */
  static Manifest of(JsonNode json) {
    if (json.path("format").intValue() != FORMAT) {
      throw new WrongArchive("has format " + json.path("format") + " and this build reads format " + FORMAT
          + "; restore it with the version of Entente that made it");
    }
    Scope scope = Scope.named(json.path("archive").asText())
        .orElseThrow(() -> new WrongArchive("is neither a backup nor an export but '" + json.path("archive").asText() + "'"));
    List<Part> parts = new ArrayList<>();
    json.path("parts").forEach(part -> parts.add(
        new Part(part.path("table").asText(), part.path("rows").longValue(), part.path("sum").asText())));
    return new Manifest(scope, json.path("schema").asText(), Instant.parse(json.path("created").asText()),
        head(json.path("log")), head(json.path("audit")), parts);
  }

  private static ObjectNode json(Head head) {
    return JsonNodeFactory.instance.objectNode().put("number", head.number()).put("chain", head.chain());
  }

  private static Head head(JsonNode json) {
    return new Head(json.path("number").longValue(), json.path("chain").asText());
  }
}
