package org.entente.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({"1956,1956-01-01,1956-12-31,year", "2014-10,2014-10-01,2014-10-31,month", "2024-02,2024-02-01,2024-02-29,month",
      "2014-10-02,2014-10-02,2014-10-02,day", "2001/2002,2001-01-01,2002-12-31,interval", "2001-05/2002-02-03,2001-05-01,2002-02-03,interval",
      "1956/1956,1956-01-01,1956-12-31,interval", "0000,0000-01-01,0000-12-31,year"})
  void coversFromItsFirstPossibleDayToItsLast(String edtf, String from, String to, String precision) {
    Period period = Period.parse(edtf);
    assertThat(period.from()).hasToString(from);
    assertThat(period.to()).hasToString(to);
    assertThat(period.precision().word()).isEqualTo(precision);
    assertThat(period.edtf()).isEqualTo(edtf);
  }

  @Test
  void isOpenAtOneEnd() {
    assertThat(Period.parse("2001/..").to()).isEqualTo(Period.FAR_FUTURE);
    assertThat(Period.parse("../1990").from()).isEqualTo(Period.DAWN);
    assertThat(Period.parse(" 1956 ")).isEqualTo(Period.parse("1956"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "56", "19560", "1956-13", "1956-00", "2023-02-29", "2023-2-9", "2002/2001", "../..", "/", "2001/",
      "/2001", "1956/1957/1958", "1956?", "-0044", "195X", "2001-05-01T10:00", "٢٠٠١"})
  void refusesWhatIsNoPeriodOfTheCalendar(String text) {
    assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(Malformed.class).hasMessageContaining("'");
  }

  @Test
  void sortsByStartThenByEnd() {
    assertThat(Stream.of("2001/2002", "2001", "2001-01", "../1990", "2000").map(Period::parse).sorted().map(Period::edtf))
        .containsExactly("../1990", "2000", "2001-01", "2001", "2001/2002");
  }
}
