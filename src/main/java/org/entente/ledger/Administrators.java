package org.entente.ledger;

import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Who may enter this room. */
final class Administrators {
  private Administrators() {}

  static void require(Actor actor) {
    if (!actor.holds(Role.ADMIN)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "This needs the role " + Role.ADMIN
          + ". Ask a colleague who holds it.").with("needs", Role.ADMIN.name());
    }
  }
}
