package org.entente.workflow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Role;

/**
 * How far the review of a text has come in its present round.
 *
 * @param approvals of the text as it stands, in their order
 */
public record Review(ReviewPlan plan, List<Approval> approvals) {
  /** What one person said, in the role that the stage asked for and perhaps in another's place. */
  public record Approval(Role role, UUID account, Optional<UUID> insteadOf) {
    private boolean isOf(UUID person) {
      return account.equals(person) || insteadOf.filter(person::equals).isPresent();
    }
  }

  public Review {
    approvals = List.copyOf(approvals);
  }

  /** The role that is asked for now. */
  public Role role() {
    return progress().stage().role();
  }

  /** How many people the stage still waits for; at least 1. */
  public int missing() {
    return progress().missing();
  }

  /** Whether one approval more completes the review. */
  boolean isLast() {
    return progress().isLast();
  }

  /** Whether somebody has approved, or another in their place. */
  boolean includes(UUID person) {
    return approvals.stream().anyMatch(approval -> approval.isOf(person));
  }

  private record Progress(Stage stage, int missing, boolean isLast) {}

  /**
   * Approvals fill the stages in their order, each only a place of its own role: those given under a plan that was another one
   * since fill none of another role. A plan that has become shorter than what was given still asks for one more.
   */
  private Progress progress() {
    int given = 0;
    for (int number = 0; number < plan.stages().size(); number++) {
      Stage stage = plan.stages().get(number);
      int missing = stage.people();
      while (missing > 0 && given < approvals.size()) {
        missing -= approvals.get(given++).role() == stage.role() ? 1 : 0;
      }
      if (missing > 0) {
        return new Progress(stage, missing, missing == 1 && number == plan.stages().size() - 1);
      }
    }
    return new Progress(plan.stages().get(plan.stages().size() - 1), 1, true);
  }
}
