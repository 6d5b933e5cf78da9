package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.access.Grant;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * How accounts are changed: one change after the other, each with its audit row, and with the end of the sessions it concerns,
 * in one transaction. Locks are taken in this order: the lock of all changes, the account that acts, the account that changes.
 */
@ApplicationScoped
public class AccountCare {
  @Inject
  Accounts accounts;

  @Inject
  Sessions sessions;

  @Inject
  AuditTrail audit;

  @Inject
  Clock clock;

  /** A new account; a name that is taken is a DUPLICATE. */
  @Transactional
  public Account create(Actor by, Account account) {
    begin(by);
    if (accounts.byName(account.name).isPresent()) {
      throw Problem.of(ProblemKind.DUPLICATE, "name-taken", "An account of this name exists; choose another.");
    }
    account.createdAt = clock.instant();
    accounts.add(account);
    audit.record(by, "ACCOUNT_CREATED", subject(account),
        Map.of("roles", account.grants.stream().map(Grant::toString).toList(), "rights", account.rights));
    return account;
  }

  /** Another password; whoever signed in with the old one must sign in again. */
  @Transactional
  public Account setPassword(Actor by, UUID id, String hash, Optional<Instant> onceUntil) {
    begin(by);
    Account account = accounts.locked(id).orElseThrow(Problem::notFound);
    account.setPassword(hash, onceUntil);
    turn(account);
    audit.record(by, "PASSWORD_CHANGED", subject(account), Map.of());
    return account;
  }

  private void begin(Actor by) {
    accounts.lock();
    accounts.hold(by);
  }

  /** Whoever was let in before is a stranger now. */
  private void turn(Account account) {
    account.turn();
    sessions.endAll(account.id);
  }

  private static Subject subject(Account account) {
    return Subject.of(Accounts.SUBJECT, account.id);
  }
}
