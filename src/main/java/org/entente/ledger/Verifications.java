package org.entente.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.entente.content.Lookup;

/** Where the result of the last verification is kept, whichever node made it. */
@ApplicationScoped
public class Verifications {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Transactional
  public LastVerification last() {
    return Lookup.byId(entities, LastVerification.class, LastVerification.ONLY)
        .orElseThrow(() -> new IllegalStateException("The table verification has lost its row"));
  }

  /** Keeps a result in the place of the one before. */
  @Transactional
  public void keep(Report report, Instant at) {
    LastVerification row = last();
    row.at = at;
    row.sound = report.isSound();
    row.findings = report.total();
    row.logHead = report.log().head().sequence();
    row.logChain = report.log().head().chain();
    row.auditHead = report.audit().head().number();
    row.auditChain = report.audit().head().chain();
    row.report = report.json().toString();
  }
}
