package org.entente.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entente.schema.FieldDescriptor;
import org.entente.schema.Toys;
import org.entente.values.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = ';', value = {
      "tails; ` 7 `; 7", "tails; seven; `\"seven\"`", "tails; 1.5; `\"1.5\"`", "flies; true; true", "flies; yes; `\"yes\"`",
      "point; `48.8,2.3`; `\"48.8,2.3\"`", "shape; ` diamond `; `\"diamond\"`", "maker; ` as found `; `\" as found \"`",
      "shops; `a|b \\| c|d\\\\`; `[\"a\",\"b | c\",\"d\\\\\"]`", "target; `https://paris.fr/`; `\"https://paris.fr/\"`",
      "owner; `{\"name\":\"Ann\"}`; `{\"name\":\"Ann\"}`", "flyers; `[{\"name\":\"Ann\"}]`; `[{\"name\":\"Ann\"}]`",
      "maker; `'=SUM(A1)`; `\"=SUM(A1)\"`", "maker; `'quoted'`; `\"'quoted'\"`", "maker; `''+1' pour Paris`; `\"'+1' pour Paris\"`"})
  void readsACellByTheKindOfItsField(String field, String cell, String json) {
    assertThat(Cells.read(field(field), cell).toString()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {"owner,{", "owner,`1},\"x\":{`", "flyers,Ann"})
  void refusesAComponentThatIsNoJson(String field, String cell) {
    assertThatThrownBy(() -> Cells.read(field(field), cell)).isInstanceOf(Malformed.class).hasMessageContaining("JSON");
  }

  @Test
  void takesBlanksForAValueOnlyWhereTextIsKeptAsFound() {
    assertThat(Cells.isEmpty(field("maker"), "  ")).isFalse();
    assertThat(Cells.isEmpty(field("tails"), "  ")).isTrue();
    assertThat(Cells.isEmpty(field("maker"), "")).isTrue();
  }

  private static FieldDescriptor field(String path) {
    return Toys.types().named("kites").fact(path).orElseThrow();
  }
}
