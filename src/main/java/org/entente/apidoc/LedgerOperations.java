package org.entente.apidoc;

import static org.entente.apidoc.Shapes.integer;
import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.entente.access.Role;

/** The operations that prove the histories. */
final class LedgerOperations {
  private static final String JSON = "application/json";

  private LedgerOperations() {}

  static void describe(OpenApi api, String root) {
    api.schema("Verification", verification());
    api.operation("post", root + "/verification", new Operation("startVerification", "ledger",
        "Verify log, revisions, audit and edition").by(Role.ADMIN)
        .describe("Runs beside the requests, one at a time. One that runs already is not begun again.")
        .answers(202, "It runs; read it at the same address.", JSON, Shapes.ref(OpenApi.SCHEMAS + "Verification"))
        .refuses(401, 403, 503));
    api.operation("get", root + "/verification", new Operation("getVerification", "ledger", "The last verification").by(Role.ADMIN)
        .describe("The one that runs on this node, else the last of any node. Findings name places, never values.")
        .answers(200, "The verification.", JSON, Shapes.ref(OpenApi.SCHEMAS + "Verification")).refuses(401, 403, 503));
    audit(api, root);
    redaction(api, root);
  }

  private static void redaction(OpenApi api, String root) {
    ObjectNode order = required(object(), "type", "id", "reason").put("additionalProperties", false);
    member(member(order, "type", text()), "id", text("uuid"));
    member(order, "reason", text().put("minLength", 1).put("maxLength", 4000)
        .put("description", "Kept as the note of the revision that stands in the place of the others."));
    ObjectNode done = required(object(), "type", "id", "revisions", "prints", "reportLines");
    member(member(done, "type", text()), "id", text("uuid"));
    for (String count : List.of("revisions", "prints", "reportLines")) {
      member(done, count, integer(0, Integer.MAX_VALUE));
    }
    member(member(done, "sequence", integer(1, Long.MAX_VALUE)), "visible", Shapes.of("boolean"));
    api.operation("post", root + "/redactions", new Operation("redact", "ledger", "Take every text of a content out, by law and for good")
        .by(Role.ADMIN).reads(JSON, order)
        .answers(200, "What was taken out. Its public addresses answer 410 from sequence on.", JSON, done)
        .refuses(400, 401, 403, 404, 409, 413, 415, 422, 503));
  }

  private static void audit(OpenApi api, String root) {
    ObjectNode row = required(object(), "number", "hash", "chain", "sealedAt", "id")
        .put("description", "A row of the audit in the words that were hashed, and its seal. One JSON object on each line.");
    member(member(member(row, "number", integer(1, Long.MAX_VALUE)), "hash", text()), "chain", text());
    member(member(member(row, "sealedAt", text("date-time")), "id", text("uuid")), "at", text("date-time"));
    for (String word : List.of("account", "action", "type", "subject", "locale", "outcome", "detail")) {
      member(row, word, text());
    }
    api.schema("AuditRow", row);
    api.operation("get", root + "/audit", new Operation("exportAudit", "ledger", "The sealed rows of the audit, streamed").by(Role.ADMIN)
        .takes(OpenApi.query("from", "The first seal's number.", integer(1, Long.MAX_VALUE)))
        .takes(OpenApi.query("to", "The last seal's number.", integer(1, Long.MAX_VALUE)))
        .answers(200, "NDJSON: an AuditRow on each line.", "application/x-ndjson", text()).refuses(400, 401, 403, 503));
  }

  private static ObjectNode verification() {
    ObjectNode shape = required(object(), "status");
    member(shape, "status", Shapes.words(List.of("none", "running", "done", "failed")));
    member(member(shape, "startedAt", text("date-time")), "at", text("date-time"));
    member(member(shape, "reason", text()), "sound", Shapes.of("boolean"));
    member(shape, "log", counts("head", "prints", "redacted"));
    member(shape, "revisions", counts("checked", "redacted", "unwitnessed"));
    member(shape, "audit", counts("head", "waiting"));
    member(shape, "edition", counts("number", "live", "gone"));
    member(shape, "total", integer(0, Integer.MAX_VALUE));
    ObjectNode finding = required(object(), "place", "fault");
    member(member(finding, "place", text()), "fault", text());
    return member(shape, "findings", Shapes.list(finding));
  }

  private static ObjectNode counts(String... names) {
    ObjectNode counts = required(object(), names);
    for (String name : names) {
      member(counts, name, integer(0, Long.MAX_VALUE));
    }
    return member(counts, "chain", text().put("description", "SHA-256 of the chain's end, lower-case hex."));
  }
}
