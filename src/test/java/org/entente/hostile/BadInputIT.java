package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.testing.Case;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Generated requests, sound and broken, to every operation by everybody: each answer is one that the description allows. */
@ExtendWith(Target.OfTheRun.class)
class BadInputIT {
  private static final long SEED = 19560130;
  private static final int REQUESTS = TestRun.full() ? 20_000 : 2_600;

  @Test
  @Case({"A15", "B8"})
  void everyAnswerIsOneThatTheDescriptionAllows(Target target) throws Exception {
    Tally tally = new Tally();
    Oracle oracle = new Oracle(target.delivery());
    Nasty nasty = Nasty.drawn(SEED);
    Plan plan = new Plan(target, new Dice(SEED), REQUESTS);
    Together.run(number -> {
      try (Volley volley = new Volley(target, oracle, tally, nasty, SEED + number)) {
        volley.send(plan);
      }
    });
    System.out.printf("Bad input, seed %d: %s%n", SEED, tally);
    assertThat(tally.faults()).as("answers that should not be").isEmpty();
    assertThat(target.operations()).allSatisfy(operation -> {
      assertThat(tally.succeeded(operation)).as("%s succeeded once", operation).isTrue();
      assertThat(tally.callers(operation)).as("callers of %s", operation).containsAll(target.people());
    });
    assertThat(tally.requests()).isEqualTo(REQUESTS);
    assertThat(target.accidents()).as("accidents in the log").isEmpty();
  }
}
