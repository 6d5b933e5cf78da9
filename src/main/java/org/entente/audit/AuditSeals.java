package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Lookup;

/** The chain as it stands in the database. Seals are only ever added, by one node at a time. */
@ApplicationScoped
public class AuditSeals {
  private static final int BATCH = 1000;

  @PersistenceContext
  EntityManager entities;

  @Inject
  Clock clock;

  /** When and under which id a row was written. */
  record Written(Instant at, UUID id) {}

  /** The rows written since then, sealed or not, in their order. */
  @Transactional
  public List<Written> written(Instant since) {
    return entities.createQuery("select a.at, a.id from AuditRow a where a.at >= :since order by a.at, a.id", Object[].class)
        .setParameter("since", since).getResultStream().map(row -> new Written((Instant) row[0], (UUID) row[1])).toList();
  }

  /** When the first row since then was written that waits for its seal; looks at all of them. */
  @Transactional
  public Optional<Instant> firstUnsealed(Instant since) {
    return unsealed(since, 1).stream().findFirst().map(row -> row.at);
  }

  /**
   * Seals the next rows written since then, in one transaction; says whether there may be more. The lock row keeps a second node out
   * until the commit; only then are the rows read that count.
   */
  @Transactional
  public boolean seal(Instant since) {
    entities.createNativeQuery("select id from audit_lock where id = 1 for update").getResultList();
    List<AuditRow> rows = unsealed(since, BATCH);
    Optional<AuditSeal> last = last();
    long number = last.map(seal -> seal.number).orElse(0L);
    String chain = last.map(seal -> seal.chain).orElse(AuditChain.START);
    for (AuditRow row : rows) {
      AuditSeal seal = new AuditSeal(number, chain, row, clock.instant());
      entities.persist(seal);
      number = seal.number;
      chain = seal.chain;
    }
    return rows.size() == BATCH;
  }

  private List<AuditRow> unsealed(Instant since, int atMost) {
    return entities
        .createQuery(
            "select a from AuditRow a where a.at >= :since and not exists (select s.number from AuditSeal s where s.audit = a.id)"
                + " order by a.at, a.id",
            AuditRow.class)
        .setParameter("since", since)
        .setMaxResults(atMost)
        .getResultList();
  }

  private Optional<AuditSeal> last() {
    return entities
        .createQuery("select s from AuditSeal s order by s.number desc", AuditSeal.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The end of the chain as it stands. */
  @Transactional
  public AuditHead head() {
    return last().map(seal -> new AuditHead(seal.number, seal.chain)).orElse(new AuditHead(0, AuditChain.START));
  }

  /** The chain as it stood at a number; empty beyond the head. */
  @Transactional
  public Optional<String> chainAt(long number) {
    return number == 0 ? Optional.of(AuditChain.START) : Lookup.byId(entities, AuditSeal.class, number).map(seal -> seal.chain);
  }

  /** The seals behind a number, in order, each with its row as long as that exists. */
  @Transactional
  public List<Sealed> after(long number) {
    List<Sealed> page =
        entities
            .createQuery(
                "select s, a from AuditSeal s left join AuditRow a on a.id = s.audit where s.number > :number order by s.number",
                Object[].class)
            .setParameter("number", number)
            .setMaxResults(BATCH)
            .getResultStream()
            .map(pair -> new Sealed((AuditSeal) pair[0], Optional.ofNullable((AuditRow) pair[1])))
            .toList();
    entities.clear();
    return page;
  }

  /** How many rows written until that moment wait for their seal. */
  @Transactional
  public long waiting(Instant until) {
    return entities
        .createQuery(
            "select count(a) from AuditRow a where a.at <= :until"
                + " and not exists (select s.number from AuditSeal s where s.audit = a.id)",
            Long.class)
        .setParameter("until", until)
        .getSingleResult();
  }

  /** A seal and the row it vouches for; empty when somebody took the row away. */
  record Sealed(AuditSeal seal, Optional<AuditRow> row) {}
}
