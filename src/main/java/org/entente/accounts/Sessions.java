package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Lookup;
import org.entente.problem.Problem;

/** All sign-ins that have not ended. A session counts only while its account is active. */
@ApplicationScoped
public class Sessions {
  static final Duration LIFETIME = Duration.ofHours(12);
  private static final String SUBJECT = "sessions";

  @PersistenceContext
  EntityManager entities;

  @Inject
  AuditTrail audit;

  @Inject
  Clock clock;

  /** Begins a session; the sessions that have run out leave the table on this occasion. */
  @Transactional
  public Instant begin(Account account, Token token) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(LIFETIME);
    entities.createQuery("delete from Session s where s.expiresAt <= :now").setParameter("now", now).executeUpdate();
    Account owner = entities.getReference(Account.class, account.id());
    entities.persist(new Session(token, owner, now, expiresAt));
    audit.record(account.actor(), "SIGNED_IN", Subject.of(SUBJECT, account.id()), Map.of());
    return expiresAt;
  }

  /** Who holds this token: one statement, because every request of the staff asks it. */
  public Optional<Actor> actor(Token token) {
    return entities
        .createQuery(
            "select a from Session s join s.account a"
                + " where s.tokenHash = :hash and s.expiresAt > :now and a.status = :active",
            Account.class)
        .setParameter("hash", token.hash())
        .setParameter("now", clock.instant())
        .setParameter("active", Account.Status.ACTIVE)
        .getResultStream()
        .findFirst()
        .map(Account::actor);
  }

  public Optional<Instant> expiry(Token token) {
    return Lookup.byId(entities, Session.class, token.hash()).map(session -> session.expiresAt);
  }

  /** Ends whatever sign-ins the account has; returns how many. */
  int endAll(UUID account) {
    return entities.createQuery("delete from Session s where s.account.id = :account").setParameter("account", account)
        .executeUpdate();
  }

  @Transactional
  public void end(Actor by, Token token) {
    Session session = Lookup.byId(entities, Session.class, token.hash()).orElseThrow(Problem::notFound);
    entities.remove(session);
    audit.record(by, "SIGNED_OUT", Subject.of(SUBJECT, by.account()), Map.of());
  }
}
