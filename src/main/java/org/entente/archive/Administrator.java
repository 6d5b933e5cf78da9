package org.entente.archive;

import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Who may act on the installation as a whole. */
final class Administrator {
  /** What an audit row calls the installation. */
  static final String SUBJECT = "installation";

  private Administrator() {}

  static void require(Actor actor) {
    if (!actor.holds(Role.ADMIN)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "This needs the role " + Role.ADMIN + ". Ask a colleague who holds it.")
          .with("needs", Role.ADMIN.name());
    }
  }
}
