package org.entente.workflow;

import java.util.EnumSet;
import java.util.Set;
import org.entente.access.Role;

/**
 * One step of a review: so many different people who hold this role must approve.
 *
 * @param role one of {@link #ROLES}
 * @param people at least 1
 */
public record Stage(Role role, int people) {
  /** Who reviews. */
  public static final Set<Role> ROLES = EnumSet.of(Role.REVIEWER, Role.PROTOCOL);

  public Stage {
    if (!ROLES.contains(role) || people < 1) {
      throw new IllegalArgumentException(people + " " + role);
    }
  }
}
