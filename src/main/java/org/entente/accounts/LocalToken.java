package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.entente.access.Actor;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.settings.Environment;

/**
 * The credential of the command line beside the server: a secret made at start, good only from this machine. Its bearer acts as
 * the account {@code local}, which nobody can sign in to.
 */
@ApplicationScoped
public class LocalToken {
  /** The account of migration V002. */
  public static final Actor LOCAL =
      new Actor(
          UUID.fromString("00000000-0000-4000-8000-000000000001"), "local", Set.of(Role.AUTHOR, Role.ADMIN), Set.of(Right.MIGRATE));

  private static final int SHORTEST = 32;

  @Inject
  Environment environment;

  /** The local actor, if the token is the right one and the request, asked then, began on this machine. A short secret counts as none. */
  public Optional<Actor> actor(Token token, BooleanSupplier beganHere) {
    return environment
        .secret("ENTENTE_LOCAL_TOKEN")
        .filter(secret -> secret.length() >= SHORTEST)
        .filter(secret -> Token.of(secret).isSameAs(token))
        .filter(secret -> beganHere.getAsBoolean())
        .map(secret -> LOCAL);
  }
}
