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

  /** Made by another implementation. */
  @Test
  void knowsAPasswordThatWasStoredLongAgo() {
    Optional<String> stored = Optional.of("$argon2id$v=19$m=19456,t=2,p=1$AQIDBAUGBwgJCgsMDQ4PEA$5AFbJ6fX72uBf8tQE5UEO7dT+pxPW7UeUfqBGsAWOr4");
    assertThat(passwords.matches("cœur de pierre", stored)).isTrue();
    assertThat(passwords.matches("cœur de verre", stored)).isFalse();
  }

  @Test
  void goesByTheParametersInTheHash() {
    Optional<String> stored = Optional.of("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
    assertThat(passwords.matches("password", stored)).isTrue();
  }

  @Test
  void saltsEachAnew() {
    assertThat(passwords.hash("cœur de pierre")).isNotEqualTo(passwords.hash("cœur de pierre"));
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
