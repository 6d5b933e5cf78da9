package org.entente.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Lookup;

/** All imports, running and past. */
@ApplicationScoped
class ImportRecords {
  private static final int SHOWN = 50;
  private static final String SUBJECT = "imports";

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Clock clock;

  @Inject
  AuditTrail audit;

  @Inject
  ImportLines lines;

  /** A run begins; who asked for what is audited. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void begin(Run run, Actor actor, ObjectNode request) {
    ImportRecord record = new ImportRecord(run, request.toString(), clock.instant());
    entities.persist(record);
    note(record, run);
    audit.record(actor, "IMPORT", Subject.of(SUBJECT, run.id()),
        Map.of("as", request.get("as").textValue(), "mode", run.mode().name(), "rows", request.get("total").intValue()));
  }

  /** A run that was stopped goes on; that is audited too, as it may be somebody else who asks. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void resume(Run run, Actor actor) {
    ImportRecord record = find(run.id()).orElseThrow();
    note(record, run);
    audit.record(actor, "RESUME_IMPORT", Subject.of(SUBJECT, run.id()), Map.of("line", record.position));
  }

  /** Everything up to this line of the file is done. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void reached(Run run, int line) {
    ImportRecord record = find(run.id()).orElseThrow();
    record.position = line;
    note(record, run);
  }

  /** A run has ended, with its lines if they were held until now. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void end(Run run) {
    note(find(run.id()).orElseThrow(), run);
    if (run.isInMemory()) {
      lines.tell(run.id(), run.lines(), false);
    }
  }

  private void note(ImportRecord record, Run run) {
    record.status = Run.word(run.status());
    record.report = run.json().toString();
    record.finishedAt = run.status() == Run.Status.RUNNING ? null : clock.instant();
  }

  public Optional<ImportRecord> find(UUID id) {
    return Lookup.byId(entities, ImportRecord.class, id);
  }

  /** An account's last imports, newest first. */
  public List<ImportRecord> of(UUID account) {
    return entities.createQuery("select r from ImportRecord r where r.account = :account order by r.startedAt desc, r.id",
        ImportRecord.class).setParameter("account", account).setMaxResults(SHOWN).getResultList();
  }
}
