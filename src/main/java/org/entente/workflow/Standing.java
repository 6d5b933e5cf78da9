package org.entente.workflow;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where a variant stands, as far as the rules ask.
 *
 * @param type the type of its content: a role may be limited to some
 * @param locale the language in which a role is needed
 * @param live whether a print of it is public
 * @param stillApproved whether its text is the one a complete review approved
 * @param forcedBy who published the live print without review, while nobody has reviewed it since
 * @param scheduled whether something is planned for it
 * @param writers the accounts that wrote some part of what changed since the last complete review
 * @param review how far the present round has come
 */
public record Standing(String type, Locale locale, State state, boolean live, boolean stillApproved, Optional<UUID> forcedBy,
    boolean scheduled, Set<UUID> writers, Review review) {
  public Standing {
    writers = Set.copyOf(writers);
  }

  /** The same, where the role is needed in another language: a fact belongs to the first language of its content. */
  public Standing judgedIn(Locale other) {
    return new Standing(type, other, state, live, stillApproved, forcedBy, scheduled, writers, review);
  }
}
