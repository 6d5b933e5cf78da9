package org.entente.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query may say, and how it is told what not. */
class ParametersTest {
  private static Parameters given(String name, String value) {
    return Parameters.of(Map.of(name, List.of(value)));
  }

  @Test
  void aNumberReachesFromItsLeastToItsMost() {
    assertThat(given("after", "0").number("after", 7, 0, 9)).isZero();
    assertThat(given("after", "9").number("after", 7, 0, 9)).isEqualTo(9);
    assertThat(given("other", "9").number("after", 7, 0, 9)).isEqualTo(7);
    assertThat(given("from", "999999999999999999").number("from", 1, 1, Long.MAX_VALUE)).isEqualTo(999_999_999_999_999_999L);
    assertThat(given("limit", "100").limit()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "-1", "+1", "01", "1.0", "1e1", "", " 1", "1\n", "٣", "99999999999999999999999"})
  void aNumberThatIsNoneOrBeyondIsRefusedByItsBounds(String written) {
    assertThatThrownBy(() -> given("after", written).number("after", 7, 0, 9)).isInstanceOf(Problem.class)
        .hasMessage("The parameter 'after' must be a whole number from 0 to 9.");
  }

  @Test
  void aNumberWithoutAMostIsToldSo() {
    assertThatThrownBy(() -> given("from", "0").number("from", 1, 1, Long.MAX_VALUE)).hasMessage("The parameter 'from' must be a whole number from 1 up.");
  }
}
