package org.entente.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.access.Role.ADMIN;
import static org.entente.access.Role.AUTHOR;
import static org.entente.access.Role.PROTOCOL;
import static org.entente.access.Role.PUBLISHER;
import static org.entente.access.Role.REVIEWER;
import static org.entente.workflow.Condition.ACTS_ONCE;
import static org.entente.workflow.Condition.FOUR_EYES;
import static org.entente.workflow.Condition.NOT_ITS_PUBLISHER;
import static org.entente.workflow.Condition.REASON;
import static org.entente.workflow.Condition.RIGHT_TO_FORCE;
import static org.entente.workflow.Condition.RIGHT_TO_MIGRATE;
import static org.entente.workflow.State.APPROVED;
import static org.entente.workflow.State.ARCHIVED;
import static org.entente.workflow.State.CHANGES_REQUESTED;
import static org.entente.workflow.State.DRAFT;
import static org.entente.workflow.State.IN_REVIEW;
import static org.entente.workflow.State.PUBLISHED;
import static org.entente.workflow.State.WITHDRAWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Grant;
import org.entente.access.Mandate;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Walks every state, move, stage of a review, language, set of roles and circumstance, and compares with the table as the
 * contract words it.
 */
class MovesMatrixTest {
  private static final String TYPE = "visits";
  private static final UUID ME = UUID.randomUUID();
  private static final UUID SOMEBODY = UUID.randomUUID();
  private static final UUID ANOTHER = UUID.randomUUID();
  /** The rules know no language but by whether a role reaches it. */
  private static final List<Locale> LOCALES = TestRun.full() ? List.of(Locale.FRENCH, Locale.ENGLISH) : List.of(Locale.FRENCH);
  private static final Set<Role> REVIEWING = EnumSet.of(REVIEWER, PROTOCOL);

  /** A moment of a review: whom it waits for, and whether nobody is asked after them. */
  private record Round(Review review, Role asks, boolean last) {
    static Round of(List<Stage> stages, Role asks, boolean last, Review.Approval... given) {
      return new Round(new Review(new ReviewPlan(stages), List.of(given)), asks, last);
    }

    boolean actedIn() {
      return actedIn(ME);
    }

    boolean actedIn(UUID person) {
      return review.approvals().stream()
          .anyMatch(approval -> approval.account().equals(person) || approval.insteadOf().equals(Optional.of(person)));
    }
  }

  private static final List<Stage> ONE = List.of(new Stage(REVIEWER, 1));
  private static final List<Stage> PAIR = List.of(new Stage(REVIEWER, 2));
  private static final List<Stage> VISIT = List.of(new Stage(PROTOCOL, 1), new Stage(REVIEWER, 1));
  private static final List<Stage> LONG = List.of(new Stage(REVIEWER, 1), new Stage(PROTOCOL, 2), new Stage(REVIEWER, 1));

  private static final List<Round> ROUNDS = List.of(
      Round.of(ONE, REVIEWER, true),
      Round.of(PAIR, REVIEWER, false),
      Round.of(PAIR, REVIEWER, true, by(REVIEWER, ME)),
      Round.of(PAIR, REVIEWER, true, by(REVIEWER, SOMEBODY)),
      Round.of(PAIR, REVIEWER, true, new Review.Approval(REVIEWER, ANOTHER, Optional.of(ME))),
      Round.of(PAIR, REVIEWER, true, by(REVIEWER, ANOTHER)),
      Round.of(VISIT, PROTOCOL, false),
      Round.of(VISIT, REVIEWER, true, by(PROTOCOL, ME)),
      Round.of(VISIT, REVIEWER, true, by(PROTOCOL, SOMEBODY)),
      Round.of(LONG, PROTOCOL, false, by(REVIEWER, ME), by(PROTOCOL, SOMEBODY)),
      Round.of(LONG, REVIEWER, true, by(REVIEWER, SOMEBODY), by(PROTOCOL, ANOTHER), by(PROTOCOL, ME)),
      // The plan was another one when these were given: no reviewer's word counts as protocol's, and somebody always speaks last.
      Round.of(VISIT, PROTOCOL, false, by(REVIEWER, SOMEBODY)),
      Round.of(ONE, REVIEWER, true, by(REVIEWER, SOMEBODY), by(REVIEWER, ANOTHER)));

  private static Review.Approval by(Role role, UUID account) {
    return new Review.Approval(role, account, Optional.empty());
  }

  /** What the contract says of a move in a state: who may, where it leads, what else it asks. */
  private record Allowed(Set<Role> by, State to, Set<Condition> asks) {
    static Optional<Allowed> to(State to, Role by, Condition... asks) {
      return Optional.of(new Allowed(Set.of(by), to, Set.of(asks)));
    }
  }

  /** How far the roles reach that somebody holds. */
  private enum Reach {
    EVERYWHERE,
    THIS_LANGUAGE,
    OTHER_LANGUAGE,
    /** Those that review are held in the place of {@link #SOMEBODY} only. */
    BY_PROXY
  }

  /** Somebody with roles of some reach, seen from one language. */
  private record Kind(Locale locale, Set<Role> roles, Reach reach, Set<Right> rights) {
    Actor actor() {
      Locale other = locale.equals(Locale.FRENCH) ? Locale.ENGLISH : Locale.FRENCH;
      Set<Locale> locales = switch (reach) {
        case EVERYWHERE, BY_PROXY -> Set.of();
        case THIS_LANGUAGE -> Set.of(locale);
        case OTHER_LANGUAGE -> Set.of(other);
      };
      Map<Boolean, List<Grant>> grants = roles.stream().map(role -> new Grant(role, Set.of(), locales))
          .collect(Collectors.partitioningBy(grant -> reach == Reach.BY_PROXY && REVIEWING.contains(grant.role())));
      return new Actor(ME, "me", grants.get(false), rights, List.of(new Mandate(SOMEBODY, grants.get(true), 0)), 0);
    }
  }

  /** There are few kinds of people, and millions of cells. */
  private static final Map<Kind, Actor> ACTORS = new ConcurrentHashMap<>();

  private record Cell(Transition transition, Standing standing, Round round, Set<Role> roles, Reach reach, Set<Right> rights,
      String reason) {
    Actor actor() {
      return ACTORS.computeIfAbsent(new Kind(standing.locale(), roles, reach, rights), Kind::actor);
    }

    /** Those who answer for an approval. */
    private List<UUID> people() {
      return reach == Reach.BY_PROXY ? List.of(ME, SOMEBODY) : List.of(ME);
    }

    boolean holds(Role role) {
      return roles.contains(role) && reach != Reach.OTHER_LANGUAGE;
    }

    boolean meets(Condition asked) {
      return switch (asked) {
        case FOUR_EYES -> people().stream().noneMatch(standing.writers()::contains);
        case ACTS_ONCE -> people().stream().noneMatch(round::actedIn);
        case NOT_ITS_PUBLISHER -> people().stream().noneMatch(person -> standing.forcedBy().equals(Optional.of(person)));
        case RIGHT_TO_FORCE -> rights.contains(Right.FORCE);
        case RIGHT_TO_MIGRATE -> rights.contains(Right.MIGRATE);
        default -> throw new IllegalArgumentException(asked.name());
      };
    }
  }

  /** The contract, written down a second time, move by move; nothing here reads Moves. */
  private static Optional<Allowed> contract(Transition transition, Standing standing, Round round) {
    State state = standing.state();
    boolean draft = state == DRAFT || state == CHANGES_REQUESTED;
    return switch (transition) {
      case EDIT -> switch (state) {
        case DRAFT, APPROVED, PUBLISHED, WITHDRAWN -> Allowed.to(DRAFT, AUTHOR);
        case CHANGES_REQUESTED -> Allowed.to(CHANGES_REQUESTED, AUTHOR);
        case IN_REVIEW -> Allowed.to(IN_REVIEW, round.asks());
        case ARCHIVED -> Optional.empty();
      };
      case SUBMIT -> draft ? Allowed.to(IN_REVIEW, AUTHOR) : Optional.empty();
      case RECALL -> state == IN_REVIEW ? Allowed.to(DRAFT, AUTHOR) : Optional.empty();
      case REQUEST_CHANGES -> state == IN_REVIEW ? Allowed.to(CHANGES_REQUESTED, round.asks(), REASON) : Optional.empty();
      case APPROVE -> {
        if (state == PUBLISHED && standing.forcedBy().isPresent()) {
          yield Allowed.to(PUBLISHED, round.asks(), FOUR_EYES, ACTS_ONCE, NOT_ITS_PUBLISHER);
        }
        yield state == IN_REVIEW ? Allowed.to(round.last() ? APPROVED : IN_REVIEW, round.asks(), FOUR_EYES, ACTS_ONCE) : Optional.empty();
      }
      case PUBLISH -> (state == APPROVED || state == WITHDRAWN) && standing.stillApproved()
          ? Allowed.to(PUBLISHED, PUBLISHER) : Optional.empty();
      case FORCE_PUBLISH -> draft || state == IN_REVIEW ? Allowed.to(PUBLISHED, PUBLISHER, RIGHT_TO_FORCE, REASON) : Optional.empty();
      case DISCARD -> draft && standing.live() ? Allowed.to(PUBLISHED, AUTHOR) : Optional.empty();
      case WITHDRAW -> standing.live() ? Allowed.to(state == PUBLISHED ? WITHDRAWN : state, PUBLISHER) : Optional.empty();
      case CANCEL_SCHEDULE -> standing.scheduled() && state != ARCHIVED ? Optional.of(new Allowed(Set.of(PUBLISHER, AUTHOR), state, Set.of())) : Optional.empty();
      case ARCHIVE -> EnumSet.of(DRAFT, CHANGES_REQUESTED, APPROVED, WITHDRAWN).contains(state) && !standing.live()
          ? Allowed.to(ARCHIVED, PUBLISHER) : Optional.empty();
      case REOPEN -> state == ARCHIVED ? Allowed.to(DRAFT, PUBLISHER) : Optional.empty();
      case MIGRATE -> state == DRAFT || state == PUBLISHED ? Allowed.to(PUBLISHED, ADMIN, RIGHT_TO_MIGRATE) : Optional.empty();
    };
  }

  @ParameterizedTest
  @EnumSource(Transition.class)
  void agreesWithTheContractInEveryCell(Transition transition) {
    LongAdder cells = new LongAdder();
    LongAdder allowed = new LongAdder();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    Arrays.stream(State.values()).flatMap(state -> places(state).stream()).parallel().forEach(place -> cells(transition, place).forEach(cell -> {
      cells.increment();
      String expected = expected(cell);
      if (expected.startsWith("to ")) {
        allowed.increment();
      }
      String seen = seen(cell);
      if (!expected.equals(seen)) {
        wrong.add(cell + ": the contract says " + expected + ", Moves says " + seen);
      }
    }));
    System.out.println("moves: " + transition + " compared in " + cells + " cells, allowed in " + allowed);
    assertThat(wrong).isEmpty();
    assertThat(cells.sum()).isGreaterThan(50_000);
    assertThat(allowed.sum()).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void offersExactlyTheMovesItWouldAllow(State state) {
    for (Place place : places(state)) {
      for (Set<Role> roles : roleSets()) {
        for (Set<Right> rights : List.of(Set.<Right>of(), EnumSet.allOf(Right.class))) {
          List<Transition> expected = List.of(Transition.values()).stream().filter(Transition::isNamed)
              .filter(move -> expected(new Cell(move, place.standing(), place.round(), roles, Reach.THIS_LANGUAGE, rights, "a reason"))
                  .startsWith("to ")).toList();
          assertThat(Moves.open(place.standing(), new Actor(ME, "me", roles, rights))).containsExactlyInAnyOrderElementsOf(expected);
        }
      }
    }
  }

  @Test
  void refusesApprovalByAnAuthorOfTheChangeWhateverOtherRoles() {
    Actor all = new Actor(ME, "me", EnumSet.allOf(Role.class), Set.of());
    assertThat(slug(() -> Moves.check(Transition.APPROVE, inReview(ROUNDS.get(0), ME, SOMEBODY), all, ""))).isEqualTo("four-eyes");
    assertThat(Moves.check(Transition.APPROVE, inReview(ROUNDS.get(0), SOMEBODY), all, "").after(IN_REVIEW)).isEqualTo(APPROVED);
  }

  @Test
  void refusesASecondApprovalInTheSameRoundAtWhateverStage() {
    Actor all = new Actor(ME, "me", EnumSet.allOf(Role.class), Set.of());
    ROUNDS.stream().filter(Round::actedIn).forEach(round ->
        assertThat(slug(() -> Moves.check(Transition.APPROVE, inReview(round, SOMEBODY), all, ""))).isEqualTo("approved-by-you"));
  }

  @Test
  void refusesTheReviewOfAForcedPrintByWhoForcedIt() {
    Standing forced = new Standing(TYPE, Locale.FRENCH, PUBLISHED, true, false, Optional.of(ME), false, Set.of(SOMEBODY), ROUNDS.get(0).review());
    Actor all = new Actor(ME, "me", EnumSet.allOf(Role.class), Set.of());
    assertThat(slug(() -> Moves.check(Transition.APPROVE, forced, all, ""))).isEqualTo("published-by-you");
  }

  @Test
  void refusesTheStateBeforeThePersonBeforeTheReason() {
    Actor nobody = new Actor(ME, "me", Set.of(), Set.of());
    Actor reviewer = new Actor(ME, "me", Set.of(REVIEWER), Set.of());
    Standing inReview = inReview(ROUNDS.get(0));
    assertThat(kind(() -> Moves.check(Transition.REQUEST_CHANGES, draft(), nobody, null))).isEqualTo(ProblemKind.REFUSED);
    assertThat(kind(() -> Moves.check(Transition.REQUEST_CHANGES, inReview, nobody, null))).isEqualTo(ProblemKind.FORBIDDEN);
    assertThat(kind(() -> Moves.check(Transition.REQUEST_CHANGES, inReview, reviewer, " "))).isEqualTo(ProblemKind.INVALID);
  }

  @Test
  void tellsWhatIsPossibleInsteadAndWhoCould() {
    Problem state = refusal(() -> Moves.check(Transition.PUBLISH, draft(), new Actor(ME, "me", Set.of(PUBLISHER), Set.of()), null));
    assertThat(state.details().get("possible")).isEqualTo(List.of("SUBMIT", "FORCE_PUBLISH", "ARCHIVE"));
    Problem person = refusal(() -> Moves.check(Transition.SUBMIT, draft(), new Actor(ME, "me", Set.of(), Set.of()), null));
    assertThat(person.details().get("needs")).isEqualTo("AUTHOR");
    Problem stage = refusal(() -> Moves.check(Transition.APPROVE, inReview(ROUNDS.stream().filter(round -> round.asks() == PROTOCOL).findFirst().orElseThrow()), new Actor(ME, "me", Set.of(REVIEWER), Set.of()), null));
    assertThat(stage.details().get("needs")).isEqualTo("PROTOCOL");
  }

  @Test
  void givesAnAdministratorNoMove() {
    Actor admin = new Actor(ME, "me", Set.of(ADMIN), EnumSet.allOf(Right.class));
    for (State state : State.values()) {
      places(state).forEach(place -> assertThat(Moves.open(place.standing(), admin)).isEmpty());
    }
  }

  @Test
  void aRoleForOtherTypesCountsForNothing() {
    List<Grant> elsewhere = EnumSet.allOf(Role.class).stream().map(role -> new Grant(role, Set.of("news"), Set.of())).toList();
    for (State state : State.values()) {
      places(state).forEach(place ->
          assertThat(Moves.open(place.standing(), new Actor(ME, "me", elsewhere, EnumSet.allOf(Right.class), 0))).isEmpty());
    }
  }

  private static Standing draft() {
    return new Standing(TYPE, Locale.FRENCH, DRAFT, false, false, Optional.empty(), false, Set.of(), ROUNDS.get(0).review());
  }

  private static Standing inReview(Round round, UUID... writers) {
    return new Standing(TYPE, Locale.FRENCH, IN_REVIEW, false, false, Optional.empty(), false, Set.of(writers), round.review());
  }

  private static String expected(Cell cell) {
    Optional<Allowed> allowed = contract(cell.transition(), cell.standing(), cell.round());
    if (allowed.isEmpty()) {
      return "REFUSED";
    }
    Set<Condition> asks = allowed.get().asks();
    if (allowed.get().by().stream().noneMatch(cell::holds) || !asks.stream().filter(asked -> asked != REASON).allMatch(cell::meets)) {
      return "FORBIDDEN";
    }
    return asks.contains(REASON) && (cell.reason() == null || cell.reason().isBlank()) ? "INVALID" : "to " + allowed.get().to();
  }

  private static String seen(Cell cell) {
    try {
      Move move = Moves.check(cell.transition(), cell.standing(), cell.actor(), cell.reason());
      return "to " + move.after(cell.standing().state());
    } catch (Problem refused) {
      return refused.kind().name();
    }
  }

  private static List<Cell> cells(Transition transition, Place place) {
    List<Cell> cells = new ArrayList<>();
    for (Set<Role> roles : roleSets()) {
      for (Reach reach : Reach.values()) {
        for (Set<Right> rights : List.of(Set.of(Right.FORCE), Set.of(Right.MIGRATE))) {
          for (String reason : new String[] {" ", "a reason"}) {
            cells.add(new Cell(transition, place.standing(), place.round(), roles, reach, rights, reason));
          }
        }
      }
    }
    return cells;
  }

  private record Place(Standing standing, Round round) {}

  /** Every circumstance that can be: a print that was forced is live, what is published is live, what was withdrawn is not. */
  private static List<Place> places(State state) {
    List<Place> places = new ArrayList<>();
    for (Locale locale : LOCALES) {
      for (boolean live : state == PUBLISHED ? List.of(true) : state == WITHDRAWN || state == ARCHIVED ? List.of(false) : List.of(true, false)) {
        for (Optional<UUID> forcedBy : live ? List.of(Optional.<UUID>empty(), Optional.of(ME), Optional.of(SOMEBODY)) : List.of(Optional.<UUID>empty())) {
          for (boolean approved : List.of(true, false)) {
            for (boolean scheduled : List.of(true, false)) {
              for (UUID writer : List.of(ME, SOMEBODY, ANOTHER)) {
                ROUNDS.forEach(round -> places.add(new Place(
                    new Standing(TYPE, locale, state, live, approved, forcedBy, scheduled, Set.of(writer), round.review()), round)));
              }
            }
          }
        }
      }
    }
    return places;
  }

  /** Nobody, each role alone, all, and all but one. */
  private static List<Set<Role>> roleSets() {
    List<Set<Role>> sets = new ArrayList<>(List.of(Set.of(), EnumSet.allOf(Role.class)));
    for (Role role : Role.values()) {
      sets.add(EnumSet.of(role));
      sets.add(EnumSet.complementOf(EnumSet.of(role)));
    }
    return sets;
  }

  private static ProblemKind kind(Runnable act) {
    return refusal(act).kind();
  }

  private static String slug(Runnable act) {
    return refusal(act).slug();
  }

  private static Problem refusal(Runnable act) {
    try {
      act.run();
    } catch (Problem refused) {
      return refused;
    }
    throw new AssertionError("it was allowed");
  }
}
