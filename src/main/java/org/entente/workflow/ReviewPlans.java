package org.entente.workflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The review plan of every type.
 *
 * @param usual for the types that have none of their own
 */
public record ReviewPlans(ReviewPlan usual, Map<String, ReviewPlan> own) {
  public ReviewPlans {
    own = Map.copyOf(own);
  }

  /** Every plan there is. */
  public List<ReviewPlan> all() {
    return Stream.concat(Stream.of(usual), own.values().stream()).distinct().toList();
  }

  public ReviewPlan of(String type) {
    return own.getOrDefault(type, usual);
  }
}
