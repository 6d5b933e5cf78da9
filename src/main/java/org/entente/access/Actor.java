package org.entente.access;

import java.util.Set;
import java.util.UUID;

/** The person or system that asks for something, with the roles held at this moment. */
public record Actor(UUID account, String name, Set<Role> roles, Set<Right> rights) {
  public Actor {
    roles = Set.copyOf(roles);
    rights = Set.copyOf(rights);
  }

  public boolean holds(Role role) {
    return roles.contains(role);
  }
}
