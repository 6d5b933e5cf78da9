package org.entente.workflow;

import java.util.Set;
import org.entente.access.Role;

/** Whom a move asks for: a role, or whoever reviews the text at its present stage. */
public enum Mover {
  AUTHOR(Role.AUTHOR),
  /** The role comes from the plan of the type and from how far the review has come. */
  REVIEWER_OF_THE_STAGE(null),
  PUBLISHER(Role.PUBLISHER),
  ADMIN(Role.ADMIN);

  private final Role role;

  Mover(Role role) {
    this.role = role;
  }

  /** The role it takes for this text now. */
  public Role role(Standing standing) {
    return role == null ? standing.review().role() : role;
  }

  /** The roles it can take under any plan. */
  public Set<Role> roles() {
    return role == null ? Stage.ROLES : Set.of(role);
  }

  /** The roles it can take under this plan. */
  public Set<Role> roles(ReviewPlan plan) {
    return role == null ? plan.roles() : Set.of(role);
  }
}
