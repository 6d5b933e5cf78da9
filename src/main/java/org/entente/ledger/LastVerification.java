package org.entente.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** The one row that tells when everything was last verified, with what result, and where the two chains stood. */
@Entity
@Table(name = "verification")
public class LastVerification {
  static final int ONLY = 1;

  @Id
  @Column(name = "id")
  int id;

  @Column(name = "at")
  Instant at;

  @Column(name = "sound")
  Boolean sound;

  @Column(name = "findings")
  Integer findings;

  @Column(name = "log_head")
  Long logHead;

  @Column(name = "log_chain")
  String logChain;

  @Column(name = "audit_head")
  Long auditHead;

  @Column(name = "audit_chain")
  String auditChain;

  @Column(name = "report")
  String report;

  protected LastVerification() {}

  /** Empty while nothing was ever verified. */
  public Optional<Instant> at() {
    return Optional.ofNullable(at);
  }

  public boolean isSound() {
    return Boolean.TRUE.equals(sound);
  }

  /** The last number of the log it had seen. */
  public long logHead() {
    return logHead == null ? 0 : logHead;
  }

  /** The last seal of the audit it had seen. */
  public long auditHead() {
    return auditHead == null ? 0 : auditHead;
  }
}
