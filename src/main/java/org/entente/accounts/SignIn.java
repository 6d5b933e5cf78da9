package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.hibernate.exception.ConstraintViolationException;

/**
 * From a name and a password to a session. An unknown name, a wrong password and a suspended account cannot be told apart, by
 * the answer, by the work done, or by when it slows down.
 */
@ApplicationScoped
class SignIn {
  @Inject
  Accounts accounts;

  @Inject
  Passwords passwords;

  @Inject
  Turnstile turnstile;

  @Inject
  SignInAttempts attempts;

  @Inject
  Sessions sessions;

  @Inject
  FirstAdministrator firstAdministrator;

  @Inject
  AuditTrail audit;

  @Inject
  Clock clock;

  public SignedIn signIn(String typed, String password, Network from) {
    Passwords.checked(password);
    String name = folded(typed);
    return turnstile.pass(from, () -> {
      Account account = recognised(name, password, from, "SIGN_IN");
      Token token = Token.random();
      Instant expiresAt = sessions.begin(account, token, from).orElseThrow(SignIn::refused);
      if (account.mustChangePassword()) {
        firstAdministrator.haveSignedIn(account);
      }
      return new SignedIn(account, token, expiresAt);
    });
  }

  /** Whether somebody who has signed in still knows the password; counts like signing in. */
  public void confirm(UUID id, String password, Network from) {
    Passwords.checked(password);
    turnstile.pass(from, () -> {
      Account account = accounts.byId(id).orElseThrow(Problem::notFound);
      try {
        return recognised(account.name(), password, from, "CHANGE_PASSWORD");
      } catch (Problem wrong) {
        throw wrong.kind() == ProblemKind.UNAUTHENTICATED
            ? Problem.invalid("/old", "is not your password; ask an administrator for another if you have lost it") : wrong;
      }
    });
  }

  private Account recognised(String name, String password, Network from, String action) {
    SignInAttempts.Verdict verdict = begin(name, from);
    if (verdict.isRefused()) {
      throw tooMany(verdict);
    }
    Optional<Account> account = accounts.byName(name);
    boolean right = passwords.matches(password, account.flatMap(Account::passwordHash));
    if (!right || !account.get().canSignIn(clock.instant())) {
      audit.refusedStranger(account.map(Account::id), action, Subject.of(Accounts.SUBJECT),
          verdict.last() ? "sign-in-locked" : "sign-in-refused");
      throw refused();
    }
    return account.get();
  }

  private SignInAttempts.Verdict begin(String name, Network from) {
    try {
      return attempts.begin(name, from);
    } catch (RuntimeException collided) {
      if (!isCollision(collided)) {
        throw collided;
      }
      // Two came first at once: the row is there now.
      return attempts.begin(name, from);
    }
  }

  private static boolean isCollision(Throwable failure) {
    return failure != null && (failure instanceof ConstraintViolationException || isCollision(failure.getCause()));
  }

  /** However a name is typed, it is one name: the same account, and the same count of attempts. */
  private static String folded(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static Problem refused() {
    return Problem.of(
        ProblemKind.UNAUTHENTICATED, "sign-in-refused", "Name and password do not fit; check both, or ask an administrator.");
  }

  private static Problem tooMany(SignInAttempts.Verdict verdict) {
    Problem problem = verdict.locked()
        ? Problem.of(ProblemKind.LIMITED, "sign-in-locked", "Too many sign-ins under this name have failed from your address."
            + " Wait, or ask an administrator to unlock it.")
        : Problem.of(ProblemKind.LIMITED, "sign-in-slowed", "Sign-ins under this name have failed. Wait, then try again.");
    return problem.with("retryAfter", Math.max(1, verdict.delay().plusMillis(999).toSeconds()));
  }

  record SignedIn(Account account, Token token, Instant expiresAt) {}
}
