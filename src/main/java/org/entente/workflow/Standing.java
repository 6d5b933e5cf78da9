package org.entente.workflow;

import java.util.Set;
import java.util.UUID;

/**
 * Where a variant stands, as far as the rules ask.
 *
 * @param live whether a print of it is public
 * @param stillApproved whether its text is the one a complete review approved
 * @param writers the accounts that wrote some part of what changed since that review
 */
public record Standing(State state, boolean live, boolean stillApproved, Set<UUID> writers) {
  public Standing {
    writers = Set.copyOf(writers);
  }
}
