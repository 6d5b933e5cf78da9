package org.entente.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.junit.jupiter.api.Test;

/** Which lines of a report are asked for. */
class AskedTest {
  private static Reports.Asked asked(String name, String value) {
    return Reports.Asked.of(Parameters.of(Map.of(name, List.of(value))));
  }

  @Test
  void takesTheSameOutcomeTwiceForOnce() {
    assertThat(asked("outcome", "created,created,refused").outcomes()).containsExactlyInAnyOrder("created", "refused");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> asked("outcome", "created,")).isInstanceOf(Problem.class).hasMessageContaining("outcome");
    assertThatThrownBy(() -> asked("limit", "1001")).isInstanceOf(Problem.class).hasMessageContaining("limit");
    assertThatThrownBy(() -> asked("page", "1")).isInstanceOf(Problem.class).hasMessageContaining("page");
  }
}
