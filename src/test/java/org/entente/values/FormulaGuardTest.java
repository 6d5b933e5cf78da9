package org.entente.values;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class FormulaGuardTest {
  @Property
  void readsBackWhatItWroteAndLetsNoFormulaThrough(
      @ForAll @StringLength(max = 6) @Chars({'\'', '=', '+', '-', '@', '\t', '\r', ' '}) @CharRange(from = 'a', to = 'b') String text) {
    String guarded = FormulaGuard.guarded(text);
    assertThat(FormulaGuard.unguarded(guarded)).isEqualTo(text);
    assertThat(guarded).doesNotMatch("(?s)[=+\\-@\t\r].*");
  }
}
