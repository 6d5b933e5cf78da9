package org.entente.workflow;

import static org.entente.access.Role.ADMIN;
import static org.entente.access.Role.AUTHOR;
import static org.entente.access.Role.PUBLISHER;
import static org.entente.access.Role.REVIEWER;
import static org.entente.workflow.Condition.FOUR_EYES;
import static org.entente.workflow.Condition.LIVE;
import static org.entente.workflow.Condition.NOT_LIVE;
import static org.entente.workflow.Condition.REASON;
import static org.entente.workflow.Condition.RIGHT_TO_MIGRATE;
import static org.entente.workflow.Condition.SCHEDULED;
import static org.entente.workflow.Condition.STILL_APPROVED;
import static org.entente.workflow.Condition.WORDS_ONLY;
import static org.entente.workflow.Effect.COMPLETE_REVIEW;
import static org.entente.workflow.Effect.PRINT;
import static org.entente.workflow.Effect.RETURN_TO_PRINT;
import static org.entente.workflow.Effect.UNPLAN;
import static org.entente.workflow.Effect.UNPRINT;
import static org.entente.workflow.Effect.VALIDATE;
import static org.entente.workflow.Move.move;
import static org.entente.workflow.State.APPROVED;
import static org.entente.workflow.State.ARCHIVED;
import static org.entente.workflow.State.CHANGES_REQUESTED;
import static org.entente.workflow.State.DRAFT;
import static org.entente.workflow.State.IN_REVIEW;
import static org.entente.workflow.State.PUBLISHED;
import static org.entente.workflow.State.WITHDRAWN;

import java.util.List;
import org.entente.access.Actor;
import org.entente.access.Right;
import org.entente.access.Role;

/** The rules of the office as a table, and the one place that reads it. */
public final class Moves {
  /** Where something can be planned. */
  private static final State[] SCHEDULABLE = {DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED, PUBLISHED, WITHDRAWN};

  /** Every move there is; the first row that fits the variant counts. */
  public static final List<Move> TABLE = List.of(
      move(Transition.EDIT, AUTHOR, DRAFT, APPROVED, PUBLISHED, WITHDRAWN).to(DRAFT),
      move(Transition.EDIT, AUTHOR, CHANGES_REQUESTED),
      move(Transition.EDIT, REVIEWER, IN_REVIEW).when(WORDS_ONLY),
      move(Transition.SUBMIT, AUTHOR, DRAFT, CHANGES_REQUESTED).to(IN_REVIEW).effecting(VALIDATE),
      move(Transition.RECALL, AUTHOR, IN_REVIEW).to(DRAFT),
      move(Transition.REQUEST_CHANGES, REVIEWER, IN_REVIEW).to(CHANGES_REQUESTED).when(REASON),
      move(Transition.APPROVE, REVIEWER, IN_REVIEW).to(APPROVED).when(FOUR_EYES).effecting(VALIDATE, COMPLETE_REVIEW),
      move(Transition.PUBLISH, PUBLISHER, APPROVED, WITHDRAWN).to(PUBLISHED).when(STILL_APPROVED).effecting(PRINT),
      move(Transition.DISCARD, AUTHOR, DRAFT, CHANGES_REQUESTED).to(PUBLISHED).when(LIVE).effecting(RETURN_TO_PRINT),
      move(Transition.WITHDRAW, PUBLISHER, PUBLISHED).to(WITHDRAWN).when(LIVE).effecting(UNPRINT),
      move(Transition.WITHDRAW, PUBLISHER, DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED).when(LIVE).effecting(UNPRINT),
      move(Transition.CANCEL_SCHEDULE, PUBLISHER, SCHEDULABLE).when(SCHEDULED).effecting(UNPLAN),
      move(Transition.CANCEL_SCHEDULE, AUTHOR, SCHEDULABLE).when(SCHEDULED).effecting(UNPLAN),
      move(Transition.ARCHIVE, PUBLISHER, DRAFT, CHANGES_REQUESTED, APPROVED, WITHDRAWN).to(ARCHIVED).when(NOT_LIVE),
      move(Transition.REOPEN, PUBLISHER, ARCHIVED).to(DRAFT),
      move(Transition.MIGRATE, ADMIN, DRAFT, PUBLISHED).to(PUBLISHED).when(RIGHT_TO_MIGRATE)
          .effecting(VALIDATE, COMPLETE_REVIEW, PRINT));

  private Moves() {}

  /**
   * The row by which this person may make this move now. Refuses in this order: the state (409), the person (403), a missing
   * reason (422).
   *
   * @param reason what the person gave as reason; blank counts as none
   */
  public static Move check(Transition transition, Standing standing, Actor actor, String reason) {
    Move move = startingAt(transition, standing, actor);
    if (!actor.holds(move.by(), standing.type(), standing.locale())) {
      throw TransitionRefused.role(transition, move.by(), standing);
    }
    move.conditions().stream().filter(condition -> !condition.holdsFor(standing, actor)).findFirst().ifPresent(broken -> {
      throw broken == RIGHT_TO_MIGRATE ? TransitionRefused.right(transition, Right.MIGRATE) : TransitionRefused.fourEyes(move.by());
    });
    if (move.asks(REASON) && (reason == null || reason.isBlank())) {
      throw TransitionRefused.reasonMissing(transition);
    }
    return move;
  }

  /** Refuses who could make this move nowhere: it is told at the door, before anything is read. */
  public static void admit(Transition transition, Actor actor) {
    Move move = TABLE.stream().filter(row -> row.transition() == transition).findFirst().orElseThrow();
    if (!actor.holds(move.by())) {
      throw TransitionRefused.role(transition, move.by());
    }
    if (move.asks(RIGHT_TO_MIGRATE) && !actor.rights().contains(Right.MIGRATE)) {
      throw TransitionRefused.right(transition, Right.MIGRATE);
    }
  }

  /** The row that fits the variant, whoever acts; refuses with the moves that do. */
  public static Move startingAt(Transition transition, Standing standing) {
    return TABLE.stream().filter(move -> move.transition() == transition && move.startsAt(standing)).findFirst()
        .orElseThrow(() -> TransitionRefused.state(transition, standing.state(), possible(standing)));
  }

  /** Where several rows fit the variant, the one that is this person's. */
  private static Move startingAt(Transition transition, Standing standing, Actor actor) {
    return TABLE.stream().filter(move -> move.transition() == transition && move.startsAt(standing)
        && actor.holds(move.by(), standing.type(), standing.locale())).findFirst().orElseGet(() -> startingAt(transition, standing));
  }

  /** Whether a move of this kind can start from a state at all. */
  public static boolean startsFrom(Transition transition, State state) {
    return TABLE.stream().anyMatch(move -> move.transition() == transition && move.from().contains(state));
  }

  /** Whether a move of this kind has an effect. */
  public static boolean does(Transition transition, Effect effect) {
    return TABLE.stream().anyMatch(move -> move.transition() == transition && move.has(effect));
  }

  /** The named moves this variant allows to somebody. */
  public static List<Transition> possible(Standing standing) {
    return TABLE.stream().filter(move -> move.transition().isNamed() && move.startsAt(standing)).map(Move::transition)
        .distinct().toList();
  }

  /** The named moves this person may make now. */
  public static List<Transition> open(Standing standing, Actor actor) {
    return TABLE.stream()
        .filter(move -> move.transition().isNamed() && move.startsAt(standing)
            && actor.holds(move.by(), standing.type(), standing.locale()))
        .filter(move -> move.conditions().stream().allMatch(condition -> condition.holdsFor(standing, actor)))
        .map(Move::transition).distinct().toList();
  }

  /** The role that could make this move from this state, if any. */
  public static List<Role> whoCould(Transition transition, State state) {
    return TABLE.stream().filter(move -> move.transition() == transition && move.from().contains(state)).map(Move::by)
        .distinct().toList();
  }
}
