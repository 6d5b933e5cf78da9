package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entente.testing.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever calls whatever under whatever spelling: the answer is the one the description gives, and hidden is unknown. */
@ExtendWith(Target.OfTheRun.class)
class AccessIT {
  @Test
  @Case({"A1", "A7"})
  void everyCellOfTheMatrixIsAsDescribed(Target target) throws Exception {
    Tally tally = new Tally();
    Oracle oracle = new Oracle(target.delivery());
    Queue<Operation> waiting = new ConcurrentLinkedQueue<>(target.operations());
    Together.run(number -> {
      try (Matrix matrix = new Matrix(target, oracle, tally)) {
        for (Operation next = waiting.poll(); next != null; next = waiting.poll()) {
          matrix.walk(next);
        }
      }
    });
    System.out.printf("Access under %d spellings: %s%n", Spelling.all().size(), tally);
    assertThat(tally.faults()).as("cells that are not as described").isEmpty();
    assertThat(target.operations()).allSatisfy(operation ->
        assertThat(tally.callers(operation)).as("callers of %s", operation).containsAll(target.people()));
    assertThat(tally.requests()).isGreaterThan(10_000);
    assertThat(target.accidents()).isEmpty();
  }
}
