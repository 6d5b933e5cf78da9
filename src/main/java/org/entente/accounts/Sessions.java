package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Lookup;
import org.entente.problem.Problem;
import org.hibernate.jpa.HibernateHints;

/** All sign-ins that have not ended. A session counts only while its account is active. */
@ApplicationScoped
public class Sessions {
  static final Duration LIFETIME = Duration.ofHours(12);
  private static final String SUBJECT = "sessions";

  @PersistenceContext
  EntityManager entities;

  @Inject
  Accounts accounts;

  @Inject
  SignInAttempts attempts;

  @Inject
  AuditTrail audit;

  @Inject
  Clock clock;

  /**
   * Begins a session, unless the account has changed since it was recognised; the sessions that have run out leave the table
   * on this occasion. Returns when it ends.
   */
  @Transactional
  public Optional<Instant> begin(Account account, Token token, Network from) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(LIFETIME);
    int unchanged = entities.createQuery("update Account a set a.signedInAt = :now where a.id = :id and a.generation = :generation"
            + " and a.status = :active").setParameter("now", now).setParameter("id", account.id())
        .setParameter("generation", account.generation).setParameter("active", Account.Status.ACTIVE).executeUpdate();
    if (unchanged == 0) {
      return Optional.empty();
    }
    entities.createQuery("delete from Session s where s.expiresAt <= :now").setParameter("now", now).executeUpdate();
    entities.persist(new Session(token, entities.getReference(Account.class, account.id()), now, expiresAt));
    attempts.succeeded(account.name(), from);
    audit.record(account.actor(), "SIGNED_IN", Subject.of(SUBJECT, account.id()), Map.of());
    return Optional.of(expiresAt);
  }

  /** Whose token this is, and for whom that account stands in today: one statement, because every request of the staff asks it. */
  Optional<Owner> owner(Token token) {
    List<Object[]> rows = entities
        .createQuery(
            "select a, p from Session s join s.account a"
                + " left join Account p on p.deputy = a.id and p.deputyUntil >= :today and p.status = :active"
                + " where s.tokenHash = :hash and s.expiresAt > :now and a.status = :active",
            Object[].class)
        .setParameter("hash", token.hash())
        .setParameter("now", clock.instant())
        .setParameter("today", accounts.today())
        .setParameter("active", Account.Status.ACTIVE)
        .setHint(HibernateHints.HINT_READ_ONLY, true)
        .getResultList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Owner((Account) rows.get(0)[0],
        rows.stream().map(row -> (Account) row[1]).filter(Objects::nonNull).toList()));
  }

  /** Who has signed in, and who has named them deputy. */
  record Owner(Account account, List<Account> principals) {
    Actor actor() {
      return account.actor(principals);
    }
  }

  Optional<Session> find(Token token) {
    return Lookup.byId(entities, Session.class, token.hash());
  }

  /** The sign-ins of an account that have not ended, newest first. */
  List<Session> of(UUID account) {
    return entities.createQuery("select s from Session s where s.account.id = :account and s.expiresAt > :now"
            + " order by s.createdAt desc, s.id", Session.class).setParameter("account", account)
        .setParameter("now", clock.instant()).getResultList();
  }

  /** Ends whatever sign-ins the account has; returns how many. */
  int endAll(UUID account) {
    return entities.createQuery("delete from Session s where s.account.id = :account").setParameter("account", account)
        .executeUpdate();
  }

  /** Ends one sign-in of an account, if it has this one. */
  boolean end(UUID account, UUID id) {
    return entities.createQuery("delete from Session s where s.account.id = :account and s.id = :id")
        .setParameter("account", account).setParameter("id", id).executeUpdate() == 1;
  }

  @Transactional
  public void end(Actor by, Token token) {
    Session session = find(token).orElseThrow(Problem::notFound);
    entities.remove(session);
    audit.record(by, "SIGNED_OUT", Subject.of(SUBJECT, by.account()), Map.of());
  }
}
