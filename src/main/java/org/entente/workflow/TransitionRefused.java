package org.entente.workflow;

import java.util.List;
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

  static Problem role(Transition transition, Role role) {
    return new TransitionRefused(ProblemKind.FORBIDDEN, "role-needed",
        transition + " needs the role " + role + ". Ask a colleague who holds it.").with("needs", role.name());
  }

  static Problem fourEyes(Role role) {
    return new TransitionRefused(ProblemKind.FORBIDDEN, "four-eyes",
        "You wrote part of what changed since the last complete review, so you cannot approve it. Another " + role
            + " who wrote none of it can.").with("needs", role.name());
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
