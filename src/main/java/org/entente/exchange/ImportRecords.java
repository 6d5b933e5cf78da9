package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Lookup;

/** All imports, running and past. */
@ApplicationScoped
class ImportRecords {
  private static final int SHOWN = 50;

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Clock clock;

  /** Keeps where a run stands now; the first time it makes the record. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void keep(Run run) {
    ImportRecord record = find(run.id()).orElseGet(() -> begun(run));
    record.status = Run.word(run.status());
    record.report = run.json().toString();
    if (run.status() != Run.Status.RUNNING) {
      record.finishedAt = clock.instant();
    }
  }

  public Optional<ImportRecord> find(UUID id) {
    return Lookup.byId(entities, ImportRecord.class, id);
  }

  private ImportRecord begun(Run run) {
    ImportRecord record = new ImportRecord(run, clock.instant());
    entities.persist(record);
    return record;
  }

  /** An account's last imports, newest first. */
  public List<ImportRecord> of(UUID account) {
    return entities.createQuery("select r from ImportRecord r where r.account = :account order by r.startedAt desc, r.id",
        ImportRecord.class).setParameter("account", account).setMaxResults(SHOWN).getResultList();
  }
}
