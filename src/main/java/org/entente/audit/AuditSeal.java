package org.entente.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The place of one audit row in the chain: its number, its hash and the chain up to it. Written once. */
@Entity
@Table(name = "audit_seal")
class AuditSeal {
  @Id
  long number;

  @Column(name = "audit_id", updatable = false)
  UUID audit;

  @Column(name = "hash", updatable = false)
  String hash;

  @Column(name = "chain", updatable = false)
  String chain;

  @Column(name = "at", updatable = false)
  Instant at;

  protected AuditSeal() {}

  /** Seals a row behind the last number and chain. */
  AuditSeal(long last, String chainSoFar, AuditRow row, Instant at) {
    this.number = last + 1;
    this.audit = row.id;
    this.hash = AuditChain.hash(row);
    this.chain = AuditChain.next(chainSoFar, number, hash);
    this.at = at;
  }
}
