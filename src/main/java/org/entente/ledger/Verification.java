package org.entente.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.audit.AuditHead;
import org.entente.audit.AuditSeals;
import org.entente.audit.AuditVerifier;
import org.entente.audit.AuditWitness;
import org.entente.edition.EditionVerifier;
import org.entente.history.Revision;
import org.entente.history.RevisionVerifier;
import org.entente.publishing.LogVerifier;
import org.entente.publishing.PublicationLog;
import org.entente.values.Finding;

/** Verifies everything once: the log, the revisions against the audit, the audit, the edition, and the heads noted last time. */
@ApplicationScoped
class Verification {
  private static final int TOLD = 200;

  @Inject
  LogVerifier logs;

  @Inject
  RevisionVerifier revisions;

  @Inject
  AuditWitness witness;

  @Inject
  AuditVerifier audits;

  @Inject
  EditionVerifier editions;

  @Inject
  PublicationLog log;

  @Inject
  AuditSeals seals;

  @Inject
  Verifications verifications;

  Report run() {
    Findings findings = new Findings();
    requireSameHistory(verifications.last(), findings);
    LogVerifier.Report ofLog = logs.verify(findings);
    RevisionVerifier.Report ofRevisions = revisions.verify(this::witnessed, findings);
    AuditVerifier.Report ofAudit = audits.verify(findings);
    EditionVerifier.Report ofEdition = editions.verify(findings);
    return new Report(ofLog, ofRevisions, ofAudit, ofEdition, findings.told, findings.total);
  }

  private Map<Revision.Key, String> witnessed(Collection<UUID> contents) {
    Map<Revision.Key, String> hashes = new HashMap<>();
    witness.about(contents).forEach(told -> hashes.put(new Revision.Key(told.content(), told.revision()), told.sha256()));
    return hashes;
  }

  /** A history forged as a whole fits in itself, but not to what was noted of it before. */
  private void requireSameHistory(LastVerification before, Consumer<Finding> findings) {
    if (before.at().isPresent()) {
      compare("log/" + before.logHead(), before.logChain, log.chainAt(before.logHead()), findings);
      AuditHead audit = new AuditHead(before.auditHead(), before.auditChain);
      compare("audit/" + audit.number(), audit.chain(), seals.chainAt(audit.number()), findings);
    }
  }

  private static void compare(String place, String noted, Optional<String> now, Consumer<Finding> findings) {
    if (!now.equals(Optional.of(noted))) {
      findings.accept(new Finding(place, "has another chain than at the last verification: what came before was rewritten"));
    }
  }

  /** Keeps the first and counts all: a damaged disk may give millions. */
  private static final class Findings implements Consumer<Finding> {
    private final List<Finding> told = new ArrayList<>();
    private int total;

    @Override
    public void accept(Finding finding) {
      if (total++ < TOLD) {
        told.add(finding);
      }
    }
  }
}
