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
