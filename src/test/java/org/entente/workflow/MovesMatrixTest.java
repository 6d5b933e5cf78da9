package org.entente.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.access.Role.AUTHOR;
import static org.entente.access.Role.PUBLISHER;
import static org.entente.access.Role.REVIEWER;
import static org.entente.workflow.State.APPROVED;
import static org.entente.workflow.State.ARCHIVED;
import static org.entente.workflow.State.CHANGES_REQUESTED;
import static org.entente.workflow.State.DRAFT;
import static org.entente.workflow.State.IN_REVIEW;
import static org.entente.workflow.State.PUBLISHED;
import static org.entente.workflow.State.WITHDRAWN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.access.Grant;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks every state, move, set of roles and circumstance, and compares with the table as the contract words it. */
class MovesMatrixTest {
  private static final String TYPE = "visits";
  private static final Locale FRENCH = Locale.FRENCH;
  private static final UUID ME = UUID.randomUUID();
  private static final UUID SOMEBODY = UUID.randomUUID();

  /** What the contract says of a move in a state: who may, where it leads, what else it asks. */
  private record Allowed(Role by, State to, boolean fourEyes, boolean reason) {
    static Optional<Allowed> to(State to, Role by) {
      return Optional.of(new Allowed(by, to, false, false));
    }
  }

  private record Cell(Transition transition, Standing standing, Set<Role> roles, Set<Right> rights, String reason) {
    Actor actor() {
      return new Actor(ME, "me", roles, rights);
    }

    boolean own() {
      return standing.writers().contains(ME);
    }
  }

  /** The contract, written down a second time, move by move; nothing here reads Moves. */
  private static Optional<Allowed> contract(Transition transition, Standing standing) {
    State state = standing.state();
    return switch (transition) {
      case EDIT -> switch (state) {
        case DRAFT, APPROVED, PUBLISHED, WITHDRAWN -> Allowed.to(DRAFT, AUTHOR);
        case CHANGES_REQUESTED -> Allowed.to(CHANGES_REQUESTED, AUTHOR);
        case IN_REVIEW -> Allowed.to(IN_REVIEW, REVIEWER);
        case ARCHIVED -> Optional.empty();
      };
      case SUBMIT -> state == DRAFT || state == CHANGES_REQUESTED ? Allowed.to(IN_REVIEW, AUTHOR) : Optional.empty();
      case RECALL -> state == IN_REVIEW ? Allowed.to(DRAFT, AUTHOR) : Optional.empty();
      case REQUEST_CHANGES -> state == IN_REVIEW
          ? Optional.of(new Allowed(REVIEWER, CHANGES_REQUESTED, false, true)) : Optional.empty();
      case APPROVE -> state == IN_REVIEW ? Optional.of(new Allowed(REVIEWER, APPROVED, true, false)) : Optional.empty();
      case PUBLISH -> (state == APPROVED || state == WITHDRAWN) && standing.stillApproved()
          ? Allowed.to(PUBLISHED, PUBLISHER) : Optional.empty();
      case DISCARD -> (state == DRAFT || state == CHANGES_REQUESTED) && standing.live()
          ? Allowed.to(PUBLISHED, AUTHOR) : Optional.empty();
      case WITHDRAW -> standing.live() ? Allowed.to(state == PUBLISHED ? WITHDRAWN : state, PUBLISHER) : Optional.empty();
      case CANCEL_SCHEDULE -> standing.scheduled() && state != ARCHIVED ? Allowed.to(state, PUBLISHER) : Optional.empty();
      case ARCHIVE -> EnumSet.of(DRAFT, CHANGES_REQUESTED, APPROVED, WITHDRAWN).contains(state) && !standing.live()
          ? Allowed.to(ARCHIVED, PUBLISHER) : Optional.empty();
      case REOPEN -> state == ARCHIVED ? Allowed.to(DRAFT, PUBLISHER) : Optional.empty();
      case MIGRATE -> state == DRAFT || state == PUBLISHED ? Allowed.to(PUBLISHED, Role.ADMIN) : Optional.empty();
    };
  }

  /** Published means live; what was withdrawn or archived is not. */
  private static boolean canBe(Standing standing) {
    return switch (standing.state()) {
      case PUBLISHED -> standing.live();
      case WITHDRAWN, ARCHIVED -> !standing.live();
      case DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED -> true;
    };
  }

  @Test
  void agreesWithTheContractInEveryCell() {
    int cells = 0;
    int allowed = 0;
    List<String> wrong = new ArrayList<>();
    for (Transition transition : Transition.values()) {
      for (Cell cell : cells(transition)) {
        cells++;
        String expected = expected(cell);
        String seen = seen(cell);
        allowed += expected.startsWith("to ") ? 1 : 0;
        if (!expected.equals(seen)) {
          wrong.add(cell + ": the contract says " + expected + ", Moves says " + seen);
        }
      }
    }
    System.out.println("moves: " + cells + " cells compared, " + allowed + " of them allowed");
    assertThat(wrong).isEmpty();
    assertThat(cells).isGreaterThan(20_000);
    assertThat(allowed).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void offersExactlyTheMovesItWouldAllow(State state) {
    for (Standing standing : standings(state)) {
      for (Set<Role> roles : roleSets()) {
        Actor actor = new Actor(ME, "me", roles, Set.of());
        List<Transition> expected = List.of(Transition.values()).stream().filter(Transition::isNamed)
            .filter(move -> expected(new Cell(move, standing, roles, Set.of(), "a reason")).startsWith("to ")).toList();
        assertThat(Moves.open(standing, actor)).containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @Test
  void refusesApprovalByAnAuthorOfTheChangeWhateverOtherRoles() {
    Standing mine = new Standing(TYPE, FRENCH, IN_REVIEW, false, false, false, Set.of(ME, SOMEBODY));
    Actor all = new Actor(ME, "me", EnumSet.allOf(Role.class), Set.of());
    assertThat(kind(() -> Moves.check(Transition.APPROVE, mine, all, ""))).isEqualTo(ProblemKind.FORBIDDEN);
    Standing theirs = new Standing(TYPE, FRENCH, IN_REVIEW, false, false, false, Set.of(SOMEBODY));
    assertThat(Moves.check(Transition.APPROVE, theirs, all, "").after(IN_REVIEW)).isEqualTo(APPROVED);
  }

  @Test
  void refusesTheStateBeforeThePersonBeforeTheReason() {
    Actor nobody = new Actor(ME, "me", Set.of(), Set.of());
    Actor reviewer = new Actor(ME, "me", Set.of(REVIEWER), Set.of());
    Standing draft = new Standing(TYPE, FRENCH, DRAFT, false, false, false, Set.of());
    Standing inReview = new Standing(TYPE, FRENCH, IN_REVIEW, false, false, false, Set.of());
    assertThat(kind(() -> Moves.check(Transition.REQUEST_CHANGES, draft, nobody, null))).isEqualTo(ProblemKind.REFUSED);
    assertThat(kind(() -> Moves.check(Transition.REQUEST_CHANGES, inReview, nobody, null))).isEqualTo(ProblemKind.FORBIDDEN);
    assertThat(kind(() -> Moves.check(Transition.REQUEST_CHANGES, inReview, reviewer, " "))).isEqualTo(ProblemKind.INVALID);
  }

  @Test
  void tellsWhatIsPossibleInsteadAndWhoCould() {
    Standing draft = new Standing(TYPE, FRENCH, DRAFT, false, false, false, Set.of());
    Problem state = refusal(() -> Moves.check(Transition.PUBLISH, draft, new Actor(ME, "me", Set.of(PUBLISHER), Set.of()), null));
    assertThat(state.details().get("possible")).isEqualTo(List.of("SUBMIT", "ARCHIVE"));
    Problem person = refusal(() -> Moves.check(Transition.SUBMIT, draft, new Actor(ME, "me", Set.of(), Set.of()), null));
    assertThat(person.details().get("needs")).isEqualTo("AUTHOR");
  }

  @Test
  void givesAnAdministratorNoMove() {
    Actor admin = new Actor(ME, "me", Set.of(Role.ADMIN), Set.of());
    for (State state : State.values()) {
      standings(state).forEach(standing -> assertThat(Moves.open(standing, admin)).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(Transition.class)
  void aLimitedRoleCountsWhereItReachesAndNowhereElse(Transition transition) {
    List<Grant> reaching = grants(Set.of(TYPE, "news"), Set.of(FRENCH));
    for (List<Grant> elsewhere : List.of(grants(Set.of("news"), Set.of()), grants(Set.of(), Set.of(Locale.ENGLISH)),
        grants(Set.of(TYPE), Set.of(Locale.ENGLISH)))) {
      for (State state : State.values()) {
        for (Standing standing : standings(state)) {
          Cell all = new Cell(transition, standing, EnumSet.allOf(Role.class), Set.of(), "a reason");
          Cell none = new Cell(transition, standing, Set.of(), Set.of(), "a reason");
          assertThat(seen(all, new Actor(ME, "me", reaching, Set.of(), 0))).isEqualTo(expected(all));
          assertThat(seen(none, new Actor(ME, "me", elsewhere, Set.of(), 0))).isEqualTo(expected(none));
          assertThat(Moves.open(standing, new Actor(ME, "me", elsewhere, Set.of(), 0))).isEmpty();
        }
      }
    }
  }

  private static List<Grant> grants(Set<String> types, Set<Locale> locales) {
    return EnumSet.allOf(Role.class).stream().map(role -> new Grant(role, types, locales)).toList();
  }

  private static String expected(Cell cell) {
    Optional<Allowed> allowed = contract(cell.transition(), cell.standing());
    if (allowed.isEmpty()) {
      return "REFUSED";
    }
    boolean right = cell.transition() != Transition.MIGRATE || cell.rights().contains(Right.MIGRATE);
    // The one move that is open to either of two roles.
    boolean wrote = cell.transition() == Transition.CANCEL_SCHEDULE && cell.roles().contains(AUTHOR);
    if (!cell.roles().contains(allowed.get().by()) && !wrote || !right || allowed.get().fourEyes() && cell.own()) {
      return "FORBIDDEN";
    }
    return allowed.get().reason() && (cell.reason() == null || cell.reason().isBlank()) ? "INVALID" : "to " + allowed.get().to();
  }

  private static String seen(Cell cell) {
    return seen(cell, cell.actor());
  }

  private static String seen(Cell cell, Actor actor) {
    try {
      Move move = Moves.check(cell.transition(), cell.standing(), actor, cell.reason());
      return "to " + move.after(cell.standing().state());
    } catch (Problem refused) {
      return refused.kind().name();
    }
  }

  private static List<Cell> cells(Transition transition) {
    List<Cell> cells = new ArrayList<>();
    for (State state : State.values()) {
      for (Standing standing : standings(state)) {
        for (Set<Role> roles : roleSets()) {
          for (String reason : new String[] {null, " ", "a reason"}) {
            for (Right right : Right.values()) {
              cells.add(new Cell(transition, standing, roles, Set.of(right), reason));
            }
          }
        }
      }
    }
    return cells;
  }

  private static List<Standing> standings(State state) {
    List<Standing> standings = new ArrayList<>();
    for (boolean live : new boolean[] {false, true}) {
      for (boolean approved : new boolean[] {false, true}) {
        for (Set<UUID> writers : List.of(Set.of(ME), Set.of(SOMEBODY))) {
          for (boolean scheduled : new boolean[] {false, true}) {
            standings.add(new Standing(TYPE, FRENCH, state, live, approved, scheduled, writers));
          }
        }
      }
    }
    return standings.stream().filter(MovesMatrixTest::canBe).toList();
  }

  private static List<Set<Role>> roleSets() {
    List<Set<Role>> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << Role.values().length; bits++) {
      Set<Role> roles = EnumSet.noneOf(Role.class);
      for (Role role : Role.values()) {
        if ((bits & 1 << role.ordinal()) != 0) {
          roles.add(role);
        }
      }
      sets.add(roles);
    }
    return sets;
  }

  private static ProblemKind kind(Runnable act) {
    return refusal(act).kind();
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
