package org.entente.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.access.Actor;
import org.entente.problem.Problem;

/** How an account comes by another password: chosen by its owner who knows the old one, or given by an administrator. */
@ApplicationScoped
class NewPasswords {
  @Inject
  Passwords passwords;

  @Inject
  Turnstile turnstile;

  @Inject
  AccountCare care;

  @Inject
  Accounts accounts;

  @Inject
  Sessions sessions;

  @Inject
  SignIn signIn;

  @Inject
  Clock clock;

  /**
   * A password that was made.
   *
   * @param shown its text, if nobody chose it
   * @param until how long it is good, if it must be changed at the first sign-in
   */
  record Made(String hash, Optional<String> shown, Optional<Instant> until) {
    /** Adds what whoever asked must learn now, because nobody can ever be told again. */
    ObjectNode show(ObjectNode answer) {
      shown.ifPresent(text -> answer.put("oneTimePassword", text));
      until.ifPresent(end -> answer.put("passwordExpiresAt", end.toString()));
      return answer;
    }
  }

  /** The given password, or one made here; the latter is always for once. */
  public Made make(Optional<String> given, Account account, boolean once) {
    given.ifPresent(password -> PasswordRules.require("/password", password, about(account)));
    String password = given.orElseGet(PasswordRules::oneTime);
    Optional<Instant> until = Optional.of(clock.instant().plus(AccountCare.ONCE)).filter(end -> once || given.isEmpty());
    return new Made(hash(password), given.isPresent() ? Optional.empty() : Optional.of(password), until);
  }

  /** {@code {"old","new"}}: every session of the account ends, and a new one begins for whoever has changed it. */
  public SignIn.SignedIn choose(Actor actor, Account account, ObjectNode asked, Network from) {
    String old = Members.text(asked, "old");
    String chosen = Members.text(asked, "new");
    Members.requireNoMore(asked, "a change of one's password; send old and new");
    PasswordRules.require("/new", chosen, about(account));
    if (old.equals(chosen)) {
      throw Problem.invalid("/new", "must be another password than the old one");
    }
    signIn.confirm(account.id(), old, from);
    Account changed = care.setPassword(actor, account.id(), hash(chosen), false);
    Token token = Token.random();
    Instant expiresAt = sessions.begin(changed, token, from).orElseThrow(CurrentActor::unknown);
    return new SignIn.SignedIn(changed, token, expiresAt);
  }

  private String hash(String password) {
    return turnstile.lane(() -> passwords.hash(password));
  }

  private static List<String> about(Account account) {
    return Stream.of(account.name, account.displayName(), Optional.ofNullable(account.email).orElse("")).toList();
  }
}
