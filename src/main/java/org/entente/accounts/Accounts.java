package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Lookup;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** All accounts. Every change leaves an audit row. */
@ApplicationScoped
public class Accounts {
  static final String SUBJECT = "accounts";

  @PersistenceContext
  EntityManager entities;

  @Inject
  AuditTrail audit;

  @Inject
  Clock clock;

  public Optional<Account> byId(UUID id) {
    return Lookup.byId(entities, Account.class, id);
  }

  public Optional<Account> byName(String name) {
    return entities
        .createQuery("select a from Account a where a.name = :name", Account.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  /** Who the active account of that name is to the rules. */
  public Optional<Actor> actor(String name) {
    return byName(name).filter(Account::isActive).map(Account::actor);
  }

  /** Everybody who can act now, by name: among them is whoever may do what somebody else may not. */
  public List<Actor> active() {
    return entities
        .createQuery("select a from Account a where a.status = :active order by a.name", Account.class)
        .setParameter("active", Account.Status.ACTIVE)
        .getResultStream()
        .map(Account::actor)
        .toList();
  }

  /** A new account with the hash of its password; a name that is taken is a DUPLICATE. */
  @Transactional
  public Account create(Actor by, String name, String passwordHash, Set<Role> roles, Set<Right> rights) {
    if (byName(name).isPresent()) {
      throw Problem.of(ProblemKind.DUPLICATE, "name-taken", "An account of this name exists; choose another.");
    }
    Account account = new Account(name, roles, rights, clock.instant());
    account.passwordHash = passwordHash;
    entities.persist(account);
    audit.record(by, "ACCOUNT_CREATED", Subject.of(SUBJECT, account.id), Map.of("roles", roles, "rights", rights));
    return account;
  }

  /** Another password; whoever signed in with the old one must sign in again. */
  @Transactional
  public void changePassword(Actor by, UUID id, String passwordHash) {
    Account account = byId(id).orElseThrow(Problem::notFound);
    account.passwordHash = passwordHash;
    entities.createQuery("delete from Session s where s.account.id = :account").setParameter("account", id).executeUpdate();
    audit.record(by, "PASSWORD_CHANGED", Subject.of(SUBJECT, id), Map.of());
  }
}
