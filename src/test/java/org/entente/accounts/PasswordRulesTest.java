package org.entente.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.entente.problem.Problem;
import org.entente.testing.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Case("D12")
class PasswordRulesTest {
  private static final List<String> OWNER = List.of("juliette", "Juliette Fontanelle", "juliette@mairie.example");

  @ParameterizedTest
  @ValueSource(strings = {"correct-horse-battery", "rivière lampe ogive", "aubergines en hiver", "pédalo boréal", "728164093527",
      "крапива лампа осень", "zqmwpxkvnthr"})
  void takesAnyLongTextThatIsNotGuessedEarly(String password) {
    assertThatCode(() -> PasswordRules.require("/password", password, OWNER)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "elevensigns", "password1234", "Password123!", "123456789012", "aaaaaaaaaaaaaaaa", "qwertyuiop12",
      "azertyuiop12", "motdepasse12", "Bienvenue2026!", "abcabcabcabc", "Fontanelle2026", "juliette12345", "administrateur1"})
  void refusesWhatIsShortOrGuessedEarly(String password) {
    assertThatThrownBy(() -> PasswordRules.require("/password", password, OWNER)).isInstanceOf(Problem.class);
  }

  @Test
  void takesLongOnesWholeAndQuicklyUpToItsLimit() {
    String long64 = "une phrase assez longue pour compter soixante-quatre signes, oui";
    assertThat(long64).hasSize(64);
    assertThatCode(() -> PasswordRules.require("/password", long64, OWNER)).doesNotThrowAnyException();
    assertThatCode(() -> PasswordRules.require("/password", long64.repeat(15), OWNER)).doesNotThrowAnyException();
    assertThatThrownBy(() -> PasswordRules.require("/password", "x".repeat(1_025), OWNER)).isInstanceOf(Problem.class);
  }

  @Test
  void makesPasswordsThatItTakes() {
    assertThat(IntStream.range(0, 20).mapToObj(i -> PasswordRules.oneTime()).distinct()).hasSize(20)
        .allSatisfy(password -> PasswordRules.require("/password", password, OWNER));
  }
}
