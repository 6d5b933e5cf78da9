package org.entente.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What is kept of an import: whose it was, what was asked, how far it is, and its report as JSON; the lines stand apart. */
@Entity
@Table(name = "import_run")
public class ImportRecord {
  @Id
  UUID id;

  @Column(name = "account_id", updatable = false)
  UUID account;

  @Column(name = "started_at", updatable = false)
  Instant startedAt;

  @Column(name = "finished_at")
  Instant finishedAt;

  @Column(name = "status")
  String status;

  @Column(name = "request", updatable = false)
  String request;

  /** The line of the file up to which everything is done. */
  @Column(name = "position")
  Integer position;

  @Column(name = "report")
  String report;

  protected ImportRecord() {}

  ImportRecord(Run run, String request, Instant now) {
    this.id = run.id();
    this.account = run.account();
    this.request = request;
    this.position = 0;
    this.startedAt = now;
    this.status = Run.word(Run.Status.RUNNING);
  }
}
