package org.entente.accounts;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.entente.access.Actor;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Who asks in this request. A resource that needs somebody calls {@link #actor()} and cannot forget to check. */
@RequestScoped
public class CurrentActor {
  private Actor actor;
  private Token token;

  public Actor actor() {
    return Optional.ofNullable(actor).orElseThrow(CurrentActor::unknown);
  }

  /** Who asks, where a stranger may ask, too. */
  public Optional<Actor> known() {
    return Optional.ofNullable(actor);
  }

  /** The token that came; a session's once somebody is known by it. Empty when the caller is the local command line. */
  public Optional<Token> token() {
    return Optional.ofNullable(token);
  }

  public void is(Actor known) {
    actor = known;
  }

  public void is(Actor known, Token withToken) {
    actor = known;
    token = withToken;
  }

  /** A token came that is no session's; another door may know it. */
  void presents(Token unknown) {
    token = unknown;
  }

  public static Problem unknown() {
    return Problem.of(
        ProblemKind.UNAUTHENTICATED,
        "sign-in-needed",
        "Sign in first: POST name and password to the sessions and send the token as Authorization: Bearer.");
  }
}
