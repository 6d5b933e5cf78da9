package org.entente.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.entente.audit.AuditVerifier;
import org.entente.edition.EditionVerifier;
import org.entente.history.RevisionVerifier;
import org.entente.publishing.LogVerifier;
import org.entente.values.Finding;

/**
 * What a verification has looked at and found.
 *
 * @param findings the first of them
 * @param total how many there are
 */
record Report(LogVerifier.Report log, RevisionVerifier.Report revisions, AuditVerifier.Report audit,
    EditionVerifier.Report edition, List<Finding> findings, int total) {

  boolean isSound() {
    return total == 0;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("sound", isSound());
    json.putObject("log").put("head", log.head().sequence()).put("chain", log.head().chain()).put("prints", log.prints())
        .put("redacted", log.redacted());
    json.putObject("revisions").put("checked", revisions.revisions()).put("redacted", revisions.redacted())
        .put("unwitnessed", revisions.unwitnessed());
    json.putObject("audit").put("head", audit.head().number()).put("chain", audit.head().chain()).put("waiting", audit.waiting());
    json.putObject("edition").put("number", edition.number()).put("live", edition.live()).put("gone", edition.gone());
    ArrayNode told = json.put("total", total).putArray("findings");
    findings.forEach(finding -> told.addObject().put("place", finding.place()).put("fault", finding.fault()));
    return json;
  }
}
