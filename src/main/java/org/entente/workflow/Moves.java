package org.entente.workflow;

import static org.entente.workflow.Condition.ACTS_ONCE;
import static org.entente.workflow.Condition.FLAGGED;
import static org.entente.workflow.Condition.FOUR_EYES;
import static org.entente.workflow.Condition.LAST_APPROVAL;
import static org.entente.workflow.Condition.LIVE;
import static org.entente.workflow.Condition.MORE_TO_COME;
import static org.entente.workflow.Condition.NOT_ITS_PUBLISHER;
import static org.entente.workflow.Condition.NOT_LIVE;
import static org.entente.workflow.Condition.REASON;
import static org.entente.workflow.Condition.RIGHT_TO_FORCE;
import static org.entente.workflow.Condition.RIGHT_TO_MIGRATE;
import static org.entente.workflow.Condition.SCHEDULED;
import static org.entente.workflow.Condition.STILL_APPROVED;
import static org.entente.workflow.Condition.WORDS_ONLY;
import static org.entente.workflow.Effect.COMPLETE_REVIEW;
import static org.entente.workflow.Effect.FLAG;
import static org.entente.workflow.Effect.PRINT;
import static org.entente.workflow.Effect.RETURN_TO_PRINT;
import static org.entente.workflow.Effect.UNFLAG;
import static org.entente.workflow.Effect.UNPLAN;
import static org.entente.workflow.Effect.UNPRINT;
import static org.entente.workflow.Effect.VALIDATE;
import static org.entente.workflow.Move.move;
import static org.entente.workflow.Mover.ADMIN;
import static org.entente.workflow.Mover.AUTHOR;
import static org.entente.workflow.Mover.PUBLISHER;
import static org.entente.workflow.Mover.REVIEWER_OF_THE_STAGE;
import static org.entente.workflow.State.APPROVED;
import static org.entente.workflow.State.ARCHIVED;
import static org.entente.workflow.State.CHANGES_REQUESTED;
import static org.entente.workflow.State.DRAFT;
import static org.entente.workflow.State.IN_REVIEW;
import static org.entente.workflow.State.PUBLISHED;
import static org.entente.workflow.State.WITHDRAWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.access.Actor;
import org.entente.access.Capacity;
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
      move(Transition.EDIT, REVIEWER_OF_THE_STAGE, IN_REVIEW).when(WORDS_ONLY),
      move(Transition.SUBMIT, AUTHOR, DRAFT, CHANGES_REQUESTED).to(IN_REVIEW).effecting(VALIDATE),
      move(Transition.RECALL, AUTHOR, IN_REVIEW).to(DRAFT),
      move(Transition.REQUEST_CHANGES, REVIEWER_OF_THE_STAGE, IN_REVIEW).to(CHANGES_REQUESTED).when(REASON),
      move(Transition.APPROVE, REVIEWER_OF_THE_STAGE, IN_REVIEW).when(MORE_TO_COME, FOUR_EYES, ACTS_ONCE)
          .effecting(VALIDATE),
      move(Transition.APPROVE, REVIEWER_OF_THE_STAGE, IN_REVIEW).to(APPROVED).when(LAST_APPROVAL, FOUR_EYES, ACTS_ONCE)
          .effecting(VALIDATE, COMPLETE_REVIEW),
      move(Transition.APPROVE, REVIEWER_OF_THE_STAGE, PUBLISHED)
          .when(FLAGGED, MORE_TO_COME, FOUR_EYES, ACTS_ONCE, NOT_ITS_PUBLISHER),
      move(Transition.APPROVE, REVIEWER_OF_THE_STAGE, PUBLISHED)
          .when(FLAGGED, LAST_APPROVAL, FOUR_EYES, ACTS_ONCE, NOT_ITS_PUBLISHER).effecting(COMPLETE_REVIEW, UNFLAG),
      move(Transition.PUBLISH, PUBLISHER, APPROVED, WITHDRAWN).to(PUBLISHED).when(STILL_APPROVED).effecting(PRINT, UNFLAG),
      move(Transition.FORCE_PUBLISH, PUBLISHER, DRAFT, IN_REVIEW, CHANGES_REQUESTED).to(PUBLISHED).when(RIGHT_TO_FORCE, REASON)
          .effecting(VALIDATE, PRINT, FLAG),
      move(Transition.DISCARD, AUTHOR, DRAFT, CHANGES_REQUESTED).to(PUBLISHED).when(LIVE).effecting(RETURN_TO_PRINT),
      move(Transition.WITHDRAW, PUBLISHER, PUBLISHED).to(WITHDRAWN).when(LIVE).effecting(UNPRINT, UNFLAG),
      move(Transition.WITHDRAW, PUBLISHER, DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED).when(LIVE).effecting(UNPRINT, UNFLAG),
      move(Transition.CANCEL_SCHEDULE, PUBLISHER, SCHEDULABLE).when(SCHEDULED).effecting(UNPLAN),
      move(Transition.CANCEL_SCHEDULE, AUTHOR, SCHEDULABLE).when(SCHEDULED).effecting(UNPLAN),
      move(Transition.ARCHIVE, PUBLISHER, DRAFT, CHANGES_REQUESTED, APPROVED, WITHDRAWN).to(ARCHIVED).when(NOT_LIVE),
      move(Transition.REOPEN, PUBLISHER, ARCHIVED).to(DRAFT),
      move(Transition.MIGRATE, ADMIN, DRAFT, PUBLISHED).to(PUBLISHED).when(RIGHT_TO_MIGRATE)
          .effecting(VALIDATE, COMPLETE_REVIEW, PRINT));

  /** The moves that a finished text waits for. */
  public static final Set<Transition> DECISIONS = EnumSet.of(Transition.APPROVE, Transition.PUBLISH);

  private Moves() {}

  /** The roles that may make some move of these, at some stage of this plan. */
  public static Set<Role> roles(Predicate<Move> moves, ReviewPlan plan) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    TABLE.stream().filter(moves).forEach(move -> roles.addAll(move.by().roles(plan)));
    return roles;
  }

  /** Who may decide about a text under this plan. */
  public static Set<Role> deciders(ReviewPlan plan) {
    return roles(move -> DECISIONS.contains(move.transition()), plan);
  }

  /**
   * The row by which this person may make this move now. Refuses in this order: the state (409), the person (403), a missing
   * reason (422).
   *
   * @param reason what the person gave as reason; blank counts as none
   */
  public static Move check(Transition transition, Standing standing, Actor actor, String reason) {
    Move move = startingAt(transition, standing, actor);
    Role role = move.by().role(standing);
    List<Capacity> capacities = actor.capacities(role, standing.type(), standing.locale());
    if (capacities.isEmpty()) {
      throw TransitionRefused.role(transition, role, standing);
    }
    if (capacity(move, standing, actor).isEmpty()) {
      Condition broken = move.conditions().stream().sorted()
          .filter(condition -> !condition.holdsFor(standing, actor, capacities.get(0))).findFirst().orElseThrow();
      throw TransitionRefused.person(transition, broken, capacities.get(0));
    }
    if (move.asks(REASON) && (reason == null || reason.isBlank())) {
      throw TransitionRefused.reasonMissing(transition);
    }
    return move;
  }

  /** In which role, and in whose place, this person may make this move now. */
  public static Optional<Capacity> capacity(Move move, Standing standing, Actor actor) {
    return actor.capacities(move.by().role(standing), standing.type(), standing.locale()).stream()
        .filter(capacity -> move.conditions().stream().allMatch(condition -> condition.holdsFor(standing, actor, capacity))).findFirst();
  }

  /** Refuses who could make this move nowhere: it is told at the door, before anything is read. */
  public static void admit(Transition transition, Actor actor) {
    Move move = TABLE.stream().filter(row -> row.transition() == transition).findFirst().orElseThrow();
    if (move.by().roles().stream().noneMatch(actor::holds)) {
      throw TransitionRefused.role(transition, move.by().roles());
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
        && actor.holds(move.by().role(standing), standing.type(), standing.locale())).findFirst().orElseGet(() -> startingAt(transition, standing));
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
        .filter(move -> move.transition().isNamed() && move.startsAt(standing) && capacity(move, standing, actor).isPresent())
        .map(Move::transition).distinct().toList();
  }

  /** The role that could make this move of this variant, if any. */
  public static Optional<Role> whoCould(Transition transition, Standing standing) {
    return TABLE.stream().filter(move -> move.transition() == transition && move.startsAt(standing)).findFirst()
        .map(move -> move.by().role(standing));
  }
}
