package org.entente.access;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The person or system that asks for something, with what it may do at this moment.
 *
 * @param mandates what it may do in the place of others
 * @param generation how often credentials, roles or status of the account had changed: one of an older generation is a stranger
 */
public record Actor(UUID account, String name, List<Grant> grants, Set<Right> rights, List<Mandate> mandates, long generation) {
  public Actor {
    grants = Grant.ordered(grants);
    rights = Set.copyOf(rights);
    mandates = List.copyOf(mandates);
  }

  /** Somebody who stands in for nobody. */
  public Actor(UUID account, String name, List<Grant> grants, Set<Right> rights, long generation) {
    this(account, name, grants, rights, List.of(), generation);
  }

  /** Somebody who holds these roles without limits. */
  public Actor(UUID account, String name, Collection<Role> roles, Set<Right> rights) {
    this(account, name, roles.stream().map(Grant::of).toList(), rights, 0);
  }

  /** Whether the role is held somewhere: enough to enter, never to touch a text. */
  public boolean holds(Role role) {
    return everyGrant().anyMatch(grant -> grant.role() == role);
  }

  /** Whether the role is held for this type in this language, or somebody's who holds it so. */
  public boolean holds(Role role, String type, Locale locale) {
    return !capacities(role, type, locale).isEmpty();
  }

  /** How this person can act in a role here: by themselves if it is theirs, else in the place of whoever has named them deputy. */
  public List<Capacity> capacities(Role role, String type, Locale locale) {
    Predicate<Grant> fits = grant -> grant.role() == role && grant.covers(type, locale);
    return grants.stream().anyMatch(fits) ? List.of(new Capacity(role, Optional.empty()))
        : mandates.stream().filter(mandate -> mandate.grants().stream().anyMatch(fits))
            .map(mandate -> new Capacity(role, Optional.of(mandate.from()))).toList();
  }

  /** One's own, and those that are held in the place of others. */
  public Stream<Grant> everyGrant() {
    return Stream.concat(grants.stream(), mandates.stream().flatMap(mandate -> mandate.grants().stream()));
  }

  /** One's own roles, whatever their limits, in their order. */
  public Set<Role> roles() {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    grants.forEach(grant -> roles.add(grant.role()));
    return Collections.unmodifiableSet(roles);
  }
}
