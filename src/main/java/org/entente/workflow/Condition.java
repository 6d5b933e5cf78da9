package org.entente.workflow;

import org.entente.access.Actor;
import org.entente.access.Right;

/** What a move asks for beyond its state and role. */
public enum Condition {
  /** A print of this language is public. */
  LIVE,
  /** No print of this language is public. */
  NOT_LIVE,
  /** The text is still the one that was approved. */
  STILL_APPROVED,
  /** Something is planned for this language, or was and could not be done. */
  SCHEDULED,
  /** The change touches this language's words, no shared fact. */
  WORDS_ONLY,
  /** The person wrote no part of what changed since the last complete review, whatever other roles. */
  FOUR_EYES,
  /** The person may vouch for what was public elsewhere. */
  RIGHT_TO_MIGRATE,
  /** A reason is given. */
  REASON;

  /** Whether the variant itself meets it; what asks for a person or a reason is judged by {@link Moves#check}. */
  boolean holdsFor(Standing standing) {
    return switch (this) {
      case LIVE -> standing.live();
      case NOT_LIVE -> !standing.live();
      case STILL_APPROVED -> standing.stillApproved();
      case SCHEDULED -> standing.scheduled();
      case WORDS_ONLY, FOUR_EYES, RIGHT_TO_MIGRATE, REASON -> true;
    };
  }

  /** Whether this person meets it. */
  boolean holdsFor(Standing standing, Actor actor) {
    return switch (this) {
      case FOUR_EYES -> !standing.writers().contains(actor.account());
      case RIGHT_TO_MIGRATE -> actor.rights().contains(Right.MIGRATE);
      case LIVE, NOT_LIVE, STILL_APPROVED, SCHEDULED, WORDS_ONLY, REASON -> true;
    };
  }
}
