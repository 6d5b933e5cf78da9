package org.entente.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an import may be. */
class ImportLengthTest {
  private static long set(String value) {
    return ImportLength.largest(new Environment(Map.of("ENTENTE_MAX_IMPORT", value)));
  }

  @Test
  void isWhatTheSettingSays() {
    assertThat(set(" 1000 ")).isEqualTo(1_000);
    assertThat(set("")).isEqualTo(268_435_456);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "256m", "1e9", "9223372036854775808"})
  void aSettingThatIsNoNumberStopsTheStart(String value) {
    assertThatThrownBy(() -> set(value)).isInstanceOf(WrongSetting.class).hasMessageContaining("ENTENTE_MAX_IMPORT");
  }
}
