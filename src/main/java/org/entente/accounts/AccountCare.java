package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.entente.access.Actor;
import org.entente.access.Grant;
import org.entente.access.Role;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.problem.IfMatch;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * How accounts are changed: one change after the other, each with its audit row, and with the end of the sessions it concerns,
 * in one transaction. Locks are taken in this order: the lock of all changes, the account that acts, the account that changes.
 */
@ApplicationScoped
public class AccountCare {
  /** How long a password for once is good. */
  static final Duration ONCE = Duration.ofDays(3);

  @Inject
  Accounts accounts;

  @Inject
  Sessions sessions;

  @Inject
  SignInAttempts attempts;

  @Inject
  Staffing staffing;

  @Inject
  AuditTrail audit;

  @Inject
  Event<Suspended> suspended;

  @Inject
  Clock clock;

  /** A new account; a name that is taken is a DUPLICATE. */
  @Transactional
  public Account create(Actor by, Account account) {
    begin(by);
    if (accounts.byName(account.name).isPresent()) {
      throw Problem.of(ProblemKind.DUPLICATE, "name-taken", "An account of this name exists; choose another.");
    }
    keep(by, account);
    return account;
  }

  private void keep(Actor by, Account account) {
    account.createdAt = clock.instant();
    accounts.add(account);
    audit.record(by, "ACCOUNT_CREATED", subject(account.id), Map.of("roles", roles(account), "rights", account.rights));
  }

  /**
   * Merges what somebody asks into the account; returns it as it stands now. Other roles or another status end its sessions.
   *
   * @param ifMatch the version the change was made against
   */
  @Transactional
  public Account change(Actor by, UUID id, AccountPatch patch, String ifMatch) {
    return changed(by, id, account -> {
      IfMatch.require(ifMatch, AccountJson.etag(account));
      staffing.keepingAll(() -> apply(by, account, patch));
      return account;
    });
  }

  private void apply(Actor by, Account account, AccountPatch patch) {
    Set<String> fields = patch.applyTo(account);
    if (!fields.isEmpty()) {
      account.version++;
      if (AccountPatch.concernsSessions(fields)) {
        turn(account);
      }
      if (fields.contains("status") && account.status != Account.Status.ACTIVE) {
        suspended.fire(new Suspended(account.id));
      }
      audit.record(by, "ACCOUNT_CHANGED", subject(account.id), Map.of("fields", fields.stream().sorted().toList(),
          "roles", roles(account), "rights", account.rights, "status", account.status));
    }
  }

  /**
   * Somebody reviews in this person's place until the end of a day; whoever did before does no longer. A write by the former one that is
   * under way is refused.
   *
   * @param deputy empty to end it
   */
  @Transactional
  public Account deputise(Actor by, UUID id, Optional<Deputising> deputy) {
    return changed(by, id, account -> {
      Optional<Account> other = deputy.map(asked -> asked.of(account, accounts));
      account.deputise(other.map(Account::id).orElse(null), deputy.map(Deputising::until).orElse(null));
      account.version++;
      account.generation++;
      audit.record(by, deputy.isPresent() ? "DEPUTY_NAMED" : "DEPUTY_ENDED", subject(id),
          other.map(named -> Map.<String, Object>of("deputy", named.id().toString(), "until", account.deputyUntil.toString())).orElse(Map.of()));
      return account;
    });
  }

  /** Another password; whoever signed in with the old one must sign in again. */
  @Transactional
  public Account setPassword(Actor by, UUID id, String hash, boolean once) {
    return changed(by, id, account -> {
      account.setPassword(hash, until(once));
      account.version++;
      turn(account);
      attempts.forget(account.name);
      audit.record(by, "PASSWORD_CHANGED", subject(id), Map.of("once", once));
      return account;
    });
  }

  /** Lets everybody try again to sign in as this account. */
  @Transactional
  public Account unlock(Actor by, UUID id) {
    return changed(by, id, account -> {
      attempts.forget(account.name);
      audit.record(by, "ACCOUNT_UNLOCKED", subject(id), Map.of());
      return account;
    });
  }

  /** Ends all sessions of an account; a write of theirs that is under way is refused. */
  @Transactional
  public int endSessions(Actor by, UUID id) {
    return changed(by, id, account -> {
      int ended = turn(account);
      audit.record(by, "SESSIONS_ENDED", subject(id), Map.of("sessions", ended));
      return ended;
    });
  }

  /** Ends one session. */
  @Transactional
  public void endSession(Actor by, UUID id, UUID session) {
    begin(by);
    if (!sessions.end(id, session)) {
      throw Problem.notFound();
    }
    audit.record(by, "SESSION_ENDED", subject(id), Map.of());
  }

  /** Whether some administrator can sign in. */
  @Transactional
  public boolean hasAdministrator() {
    Instant now = clock.instant();
    return accounts.allActive().stream().anyMatch(account -> account.canSignIn(now) && account.actor().holds(Role.ADMIN));
  }

  /** Makes the administrator of that name, or mends the account that has it, unless another node was faster. */
  @Transactional
  public boolean installAdministrator(String name, String hash, boolean once) {
    begin(LocalToken.LOCAL);
    if (hasAdministrator()) {
      return false;
    }
    Optional<Account> found = accounts.byName(name);
    Account account = found.orElseGet(() -> new Account(name, List.of(Grant.of(Role.ADMIN)), Set.of()));
    account.setPassword(hash, until(once));
    if (found.isEmpty()) {
      keep(LocalToken.LOCAL, account);
    } else {
      account.becomeAdministrator();
      account.version++;
      turn(account);
      audit.record(LocalToken.LOCAL, "ACCOUNT_CHANGED", subject(account.id), Map.of("fields", List.of("password", "roles", "status")));
    }
    return true;
  }

  private <T> T changed(Actor by, UUID id, Function<Account, T> change) {
    begin(by);
    Account account = accounts.locked(id).orElseThrow(Problem::notFound);
    if (account.id.equals(LocalToken.LOCAL.account())) {
      throw Problem.of(ProblemKind.REFUSED, "local-account",
          "The account of the command line cannot be changed; whoever may run it is decided by the operating system.");
    }
    return change.apply(account);
  }

  private void begin(Actor by) {
    accounts.lock();
    accounts.hold(by);
  }

  /** Whoever was let in before is a stranger now; returns how many sessions have ended. */
  private int turn(Account account) {
    account.generation++;
    return sessions.endAll(account.id);
  }

  private Optional<Instant> until(boolean once) {
    return once ? Optional.of(clock.instant().plus(ONCE)) : Optional.empty();
  }

  private static List<String> roles(Account account) {
    return account.grants.stream().map(Grant::toString).toList();
  }

  private static Subject subject(UUID account) {
    return Subject.of(Accounts.SUBJECT, account);
  }
}
