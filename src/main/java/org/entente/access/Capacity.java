package org.entente.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** In which role somebody acts, and in whose place if it is not their own. */
public record Capacity(Role role, Optional<UUID> insteadOf) {
  /** The people who act when this account does: whoever stands in for another answers for both. */
  public Set<UUID> people(UUID account) {
    return insteadOf.filter(other -> !other.equals(account)).map(other -> Set.of(account, other)).orElse(Set.of(account));
  }
}
