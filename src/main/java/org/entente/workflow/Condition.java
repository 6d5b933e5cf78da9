package org.entente.workflow;

import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.access.Capacity;
import org.entente.access.Right;

/** What a move asks for beyond its state and role. */
public enum Condition {
  /** A print of this language is public. */
  LIVE,
  /** No print of this language is public. */
  NOT_LIVE,
  /** The public print was published without review. */
  FLAGGED,
  /** The text is still the one that was approved. */
  STILL_APPROVED,
  /** Something is planned for this language, or was and could not be done. */
  SCHEDULED,
  /** The change touches this language's words, no shared fact. */
  WORDS_ONLY,
  /** The review plan asks for others after this approval. */
  MORE_TO_COME,
  /** This approval is the last that the review plan asks for. */
  LAST_APPROVAL,
  /** The person wrote no part of what changed since the last complete review, whatever other roles. */
  FOUR_EYES,
  /** The person has not approved in this round. */
  ACTS_ONCE,
  /** The person is not the one who published it without review. */
  NOT_ITS_PUBLISHER,
  /** The person may publish without review. */
  RIGHT_TO_FORCE,
  /** The person may vouch for what was public elsewhere. */
  RIGHT_TO_MIGRATE,
  /** A reason is given. */
  REASON;

  /** Whether the variant itself meets it; what asks for a person or a reason is judged by {@link Moves#check}. */
  boolean holdsFor(Standing standing) {
    return switch (this) {
      case LIVE -> standing.live();
      case NOT_LIVE -> !standing.live();
      case FLAGGED -> standing.forcedBy().isPresent();
      case STILL_APPROVED -> standing.stillApproved();
      case SCHEDULED -> standing.scheduled();
      case MORE_TO_COME -> !standing.review().isLast();
      case LAST_APPROVAL -> standing.review().isLast();
      case WORDS_ONLY, FOUR_EYES, ACTS_ONCE, NOT_ITS_PUBLISHER, RIGHT_TO_FORCE, RIGHT_TO_MIGRATE, REASON -> true;
    };
  }

  /** Whether this person meets it, and whoever they stand in for. */
  boolean holdsFor(Standing standing, Actor actor, Capacity capacity) {
    Set<UUID> people = capacity.people(actor.account());
    return switch (this) {
      case FOUR_EYES -> Collections.disjoint(standing.writers(), people);
      case ACTS_ONCE -> people.stream().noneMatch(standing.review()::includes);
      case NOT_ITS_PUBLISHER -> standing.forcedBy().filter(people::contains).isEmpty();
      case RIGHT_TO_FORCE -> actor.rights().contains(Right.FORCE);
      case RIGHT_TO_MIGRATE -> actor.rights().contains(Right.MIGRATE);
      case LIVE, NOT_LIVE, FLAGGED, STILL_APPROVED, SCHEDULED, WORDS_ONLY, MORE_TO_COME, LAST_APPROVAL, REASON -> true;
    };
  }
}
