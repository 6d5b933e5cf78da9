package org.entente.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.entente.testing.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Case("A14")
class SignInAttemptTest {
  private static final Instant NOW = Instant.parse("2026-07-14T09:00:00Z");
  private final SignInAttempt attempt = new SignInAttempt(new SignInAttempt.Key("name", "192.0.2.7/32"), NOW);

  @ParameterizedTest
  @CsvSource({"0,0", "4,0", "5,1", "6,2", "7,4", "8,8", "9,16", "10,30", "11,30", "1000000,30"})
  void growsToHalfAMinuteAndNoFurther(int failures, int seconds) {
    assertThat(SignInAttempt.delay(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void locksTheNetworkAfterTheLastFreeFailureAndNotBefore() {
    for (int i = 1; i < SignInAttempt.MOST; i++) {
      attempt.count(0, NOW);
      assertThat(attempt.isLocked()).isFalse();
    }
    attempt.count(0, NOW);
    assertThat(attempt.isLocked()).isTrue();
    assertThat(attempt.endsAt).isEqualTo(NOW.plus(SignInAttempt.LOCKED));
  }

  @Test
  void failuresElsewhereSlowThisNetworkButNeverLockIt() {
    attempt.count(1_000, NOW);
    assertThat(attempt.isLocked()).isFalse();
    assertThat(attempt.openAt).isEqualTo(NOW.plus(SignInAttempt.LONGEST_WAIT));
  }

  @Test
  void aSuccessForgetsTheFailures() {
    attempt.count(0, NOW);
    attempt.succeed(NOW);
    assertThat(attempt.failures).isZero();
    assertThat(attempt.openAt).isEqualTo(NOW);
  }
}
