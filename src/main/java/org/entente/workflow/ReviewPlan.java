package org.entente.workflow;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entente.access.Role;

/**
 * Who approves a text before it may become public.
 *
 * @param stages in their order; at least one
 */
public record ReviewPlan(List<Stage> stages) {
  public ReviewPlan {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a review without stages");
    }
  }

  /** The roles that review. */
  public Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    stages.forEach(stage -> roles.add(stage.role()));
    return roles;
  }

  /** How many different people of this role a review needs. */
  public int people(Role role) {
    return stages.stream().filter(stage -> stage.role() == role).mapToInt(Stage::people).sum();
  }

  /** How many different people a review needs. */
  public int people() {
    return stages.stream().mapToInt(Stage::people).sum();
  }
}
