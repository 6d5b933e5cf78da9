package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells at a door that is open to everybody whether somebody of the staff comes in. */
@ApplicationScoped
public class Staff {
  @Inject
  Sessions sessions;

  /**
   * Whether the {@code Authorization} of a request, null when it has none, is that of somebody who has signed in. Whose session has ended, or
   * whose password was good for once, is a visitor like others.
   */
  public boolean hasSignedIn(String authorization) {
    return Optional.ofNullable(authorization).flatMap(Token::ofHeader).flatMap(sessions::owner)
        .filter(owner -> !owner.account().mustChangePassword()).isPresent();
  }
}
