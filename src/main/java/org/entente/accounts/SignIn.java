package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** From a name and a password to a session. An unknown name, a wrong password and a suspended account cannot be told apart. */
@ApplicationScoped
class SignIn {
  @Inject
  Accounts accounts;

  @Inject
  Passwords passwords;

  @Inject
  Sessions sessions;

  @Inject
  AuditTrail audit;

  public SignedIn signIn(String name, String password) {
    Optional<Account> account = accounts.byName(name);
    boolean right = passwords.matches(password, account.flatMap(Account::passwordHash));
    if (!right || !account.get().isActive()) {
      audit.refusedStranger(account.map(Account::id), "SIGN_IN", Subject.of(Accounts.SUBJECT), "sign-in-refused");
      throw Problem.of(
          ProblemKind.UNAUTHENTICATED, "sign-in-refused", "Name and password do not fit; check both, or ask an administrator.");
    }
    Token token = Token.random();
    return new SignedIn(account.get(), token, sessions.begin(account.get(), token));
  }

  record SignedIn(Account account, Token token, Instant expiresAt) {}
}
