package org.entente.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void knowsItsPassword() {
    String hash = passwords.hash("cœur de pierre");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.matches("cœur de pierre", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("coeur de pierre", Optional.of(hash))).isFalse();
  }

  @Test
  void knowsAnAccentHoweverItWasTyped() {
    assertThat(passwords.matches("e\u0301te\u0301", Optional.of(passwords.hash("\u00e9t\u00e9")))).isTrue();
  }

  @Test
  void knowsNobodyWithoutAHash() {
    assertThat(passwords.matches("anything", Optional.empty())).isFalse();
  }

  @Test
  void refusesAnOverlongPassword() {
    Problem problem = catchThrowableOfType(Problem.class, () -> passwords.hash("é".repeat(513)));
    assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID);
  }
}
