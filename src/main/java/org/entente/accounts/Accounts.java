package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.content.Lookup;
import org.entente.settings.Installation;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** All accounts. Who changes one is {@link AccountCare}. */
@ApplicationScoped
public class Accounts {
  static final String SUBJECT = "accounts";

  @PersistenceContext
  EntityManager entities;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  public Optional<Account> byId(UUID id) {
    return Lookup.byId(entities, Account.class, id);
  }

  public List<Account> byIds(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : entities.createQuery("select a from Account a where a.id in :ids", Account.class)
        .setParameter("ids", ids).getResultList();
  }

  public Optional<Account> byName(String name) {
    return entities
        .createQuery("select a from Account a where a.name = :name", Account.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  /** The names of these accounts: one statement. */
  public Map<UUID, String> names(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : entities.createQuery("select a.id, a.name from Account a where a.id in :ids", Object[].class)
        .setParameter("ids", ids).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }

  /** Who the active account of that name is to the rules. */
  public Optional<Actor> actor(String name) {
    return byName(name).filter(Account::isActive).map(Account::actor);
  }

  /** Everybody who can act now, by name: among them is whoever may do what somebody else may not. */
  public List<Actor> active() {
    List<Account> active = allActive();
    LocalDate today = today();
    return active.stream().map(account -> account.actor(active.stream().filter(other -> other.isDeputised(account.id, today)).toList())).toList();
  }

  List<Account> allActive() {
    return entities
        .createQuery("select a from Account a where a.status = :active order by a.name", Account.class)
        .setParameter("active", Account.Status.ACTIVE)
        .getResultList();
  }

  /**
   * Holds the account that acts until this transaction ends: no change of its credentials, roles or status happens meanwhile,
   * and one that has happened since it was let in makes it a stranger; so with those it stands in for. The first lock of a writing
   * transaction.
   */
  public void hold(Actor actor) {
    SortedMap<UUID, Long> known = new TreeMap<>(Map.of(actor.account(), actor.generation()));
    actor.mandates().forEach(mandate -> known.put(mandate.from(), mandate.generation()));
    // In one order, so that two who stand in for each other never wait for each other.
    known.forEach(this::hold);
  }

  private void hold(UUID account, long generation) {
    // H2 has no shared lock: there, one account writes one thing after the other.
    List<?> generations = entities.createNativeQuery("select generation from account where id = :id and status = 'ACTIVE' for "
        + (isH2() ? "update" : "share"), Long.class).setParameter("id", account).getResultList();
    if (!generations.contains(generation)) {
      throw CurrentActor.unknown();
    }
  }

  /** By which deputies count their days. */
  LocalDate today() {
    return clock.instant().atZone(installation.zone()).toLocalDate();
  }

  private boolean isH2() {
    return entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect()
        instanceof H2Dialect;
  }

  /** Makes changes of accounts come one after the other. */
  void lock() {
    entities.createNativeQuery("select id from account_lock where id = 1 for update", Integer.class).getSingleResult();
  }

  /** The account, held for this transaction and read anew; whoever writes as it has ended. */
  Optional<Account> locked(UUID id) {
    Optional<Account> found = byId(id);
    found.ifPresent(account -> entities.refresh(account, LockModeType.PESSIMISTIC_WRITE));
    return found;
  }

  void add(Account account) {
    entities.persist(account);
  }

  /** Everybody, in the order in which the accounts were made: an office has some hundred at most. */
  List<Account> all() {
    return entities.createQuery("select a from Account a order by a.createdAt, a.id", Account.class).getResultList();
  }
}
