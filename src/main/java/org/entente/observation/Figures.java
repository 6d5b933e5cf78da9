package org.entente.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.ledger.LastVerification;
import org.entente.ledger.Verifications;
import org.entente.publishing.LogHead;
import org.entente.publishing.PublicationLog;
import org.entente.settings.Hold;
import org.entente.workflow.State;

/** What only the database knows, counted in one transaction. */
@ApplicationScoped
class Figures {
  /** The sealer is at most a second behind; what is older than this only the verifier finds. */
  private static final Duration LONGEST_UNSEALED = Duration.ofHours(1);
  private static final List<State> PILES = List.of(State.IN_REVIEW, State.CHANGES_REQUESTED, State.APPROVED);

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  PublicationLog log;

  @Inject
  Verifications verifications;

  @Inject
  Hold hold;

  @Inject
  Clock clock;

  /** The end of a chain. */
  record Head(long number, String chain) {}

  /** Texts that wait in one state, and since when the first of them does. */
  record Pile(State state, long size, Optional<Instant> oldest) {}

  /** Mails that wait for the relay or their next attempt, and those that were given up. */
  record Post(long waiting, long givenUp) {}

  /** One moment of the database. */
  record Moment(Instant at, LogHead log, Head audit, Optional<Instant> oldestUnsealed, List<Pile> piles,
      LastVerification verification, boolean held, Post post) {}

  @Transactional
  public Moment read() {
    Instant now = clock.instant();
    return new Moment(now, log.head(), auditHead(), oldestUnsealed(now), PILES.stream().map(this::pile).toList(),
        verifications.last(), hold.isOn(), post());
  }

  private Head auditHead() {
    return entities.createQuery("select s.number, s.chain from AuditSeal s order by s.number desc", Object[].class)
        .setMaxResults(1).getResultStream().findFirst().map(row -> new Head((Long) row[0], (String) row[1]))
        .orElse(new Head(0, ""));
  }

  private Optional<Instant> oldestUnsealed(Instant now) {
    return Optional.ofNullable(entities.createQuery("select min(a.at) from AuditRow a where a.at >= :since"
            + " and not exists (select s.number from AuditSeal s where s.audit = a.id)", Instant.class)
        .setParameter("since", now.minus(LONGEST_UNSEALED)).getSingleResult());
  }

  private Post post() {
    Object[] row = entities.createQuery("select count(m), count(m.due) from NoticeMail m", Object[].class).getSingleResult();
    return new Post((Long) row[1], (Long) row[0] - (Long) row[1]);
  }

  private Pile pile(State state) {
    Object[] row = entities.createQuery("select count(v), min(v.since) from Variant v where v.state = :state", Object[].class)
        .setParameter("state", state).getSingleResult();
    return new Pile(state, (Long) row[0], Optional.ofNullable((Instant) row[1]));
  }
}
