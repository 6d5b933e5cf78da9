package org.entente.access;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * The person or system that asks for something, with what it may do at this moment.
 *
 * @param generation how often credentials, roles or status of the account had changed: one of an older generation is a stranger
 */
public record Actor(UUID account, String name, List<Grant> grants, Set<Right> rights, long generation) {
  public Actor {
    grants = Grant.ordered(grants);
    rights = Set.copyOf(rights);
  }

  /** Somebody who holds these roles without limits. */
  public Actor(UUID account, String name, Collection<Role> roles, Set<Right> rights) {
    this(account, name, roles.stream().map(Grant::of).toList(), rights, 0);
  }

  /** Whether the role is held somewhere: enough to enter, never to touch a text. */
  public boolean holds(Role role) {
    return grants.stream().anyMatch(grant -> grant.role() == role);
  }

  /** Whether the role is held for this type in this language. */
  public boolean holds(Role role, String type, Locale locale) {
    return grants.stream().anyMatch(grant -> grant.role() == role && grant.covers(type, locale));
  }

  /** The roles held, whatever their limits, in their order. */
  public Set<Role> roles() {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    grants.forEach(grant -> roles.add(grant.role()));
    return Collections.unmodifiableSet(roles);
  }
}
