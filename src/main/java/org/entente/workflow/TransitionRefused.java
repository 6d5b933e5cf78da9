package org.entente.workflow;

import java.util.List;
import java.util.Set;
import org.entente.access.Capacity;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** A move the rules do not allow: says why and who could, or what is possible instead. */
public final class TransitionRefused extends Problem {
  private static final long serialVersionUID = 1L;

  private TransitionRefused(ProblemKind kind, String slug, String sentence) {
    super(kind, slug, sentence);
  }

  static Problem state(Transition transition, State state, List<Transition> possible) {
    String instead = possible.isEmpty() ? "Nothing can be done with it now." : "Possible now: " + words(possible) + ".";
    return new TransitionRefused(ProblemKind.REFUSED, "not-in-this-state",
        transition + " is not possible in the state " + state + ". " + instead)
        .with("state", state.name()).with("possible", possible.stream().map(Enum::name).toList());
  }

  static Problem role(Transition transition, Role role, Standing standing) {
    return new TransitionRefused(ProblemKind.FORBIDDEN, "role-needed", transition + " needs the role " + role + " for "
        + standing.type() + " in " + standing.locale().toLanguageTag() + ". Ask a colleague who holds it.").with("needs", role.name());
  }

  static Problem role(Transition transition, Set<Role> roles) {
    return new TransitionRefused(ProblemKind.FORBIDDEN, "role-needed", transition + " needs the role "
        + String.join(" or ", roles.stream().map(Enum::name).toList()) + ". Ask a colleague who holds it.")
        .with("needs", String.join(" ", roles.stream().map(Enum::name).toList()));
  }

  /** The role is held, but the move is not for this person. */
  static Problem person(Transition transition, Condition broken, Capacity capacity) {
    Role role = capacity.role();
    return switch (broken) {
      case RIGHT_TO_FORCE -> right(transition, Right.FORCE);
      case RIGHT_TO_MIGRATE -> right(transition, Right.MIGRATE);
      case ACTS_ONCE -> new TransitionRefused(ProblemKind.FORBIDDEN, "approved-by-you",
          who(capacity) + " approved it in this round already." + another(role)).with("needs", role.name());
      case NOT_ITS_PUBLISHER -> new TransitionRefused(ProblemKind.FORBIDDEN, "published-by-you",
          who(capacity) + " published it without review, so you cannot review it." + another(role)).with("needs", role.name());
      case FOUR_EYES -> new TransitionRefused(ProblemKind.FORBIDDEN, "four-eyes",
          who(capacity) + " wrote part of what changed since the last complete review, so you cannot approve it." + another(role))
          .with("needs", role.name());
      case LIVE, NOT_LIVE, FLAGGED, STILL_APPROVED, SCHEDULED, WORDS_ONLY, MORE_TO_COME, LAST_APPROVAL, REASON ->
          throw new IllegalArgumentException(broken + " asks for no person");
    };
  }

  private static String who(Capacity capacity) {
    return capacity.insteadOf().isPresent() ? "You, or whoever you stand in for," : "You";
  }

  private static String another(Role role) {
    return " Another " + role + " who had no part in it can.";
  }

  static Problem right(Transition transition, Right right) {
    return new TransitionRefused(ProblemKind.FORBIDDEN, "right-needed",
        transition + " needs the right " + right + ". An administrator can give it.").with("needs", right.name());
  }

  static Problem reasonMissing(Transition transition) {
    return Problem.invalid("/note", transition + " needs a reason; write it as note.");
  }

  private static String words(List<Transition> transitions) {
    return String.join(", ", transitions.stream().map(Enum::name).toList());
  }
}
