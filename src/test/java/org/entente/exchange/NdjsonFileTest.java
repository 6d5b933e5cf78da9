package org.entente.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.schema.Toys;
import org.junit.jupiter.api.Test;

class NdjsonFileTest {
  @Test
  void readsTheEditorialRepresentation() {
    List<Row> rows = rows("{\"type\":\"kites\",\"id\":\"7\",\"tails\":3,\"words\":{\"fr\":{\"title\":\"A\"}},\"etag\":\"c1\",\"flags\":[]}\n");
    assertThat(rows.get(0).id()).contains("7");
    assertThat(rows.get(0).patch()).isEqualTo(Toys.json("{'tails':3,'words':{'fr':{'title':'A'}}}"));
  }

  @Test
  void refusesOnlyTheLineThatIsNoStrictObject() {
    List<Row> rows = rows("{\"type\":\"kites\"}\n\n[]\r\n{\"tails\":1,\"tails\":2}\n{\"type\":\"boats\"}\n{}\n{\"type\":\"kites\",\"id\":7}");
    assertThat(rows).extracting(Row::line).containsExactly(1, 3, 4, 5, 6, 7);
    assertThat(rows).extracting(row -> row.refusal().isPresent()).containsExactly(false, true, true, true, true, true);
    assertThat(rows.get(2).refusal().orElseThrow().reason()).contains("The row names a member twice (at character 19).");
  }

  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    NdjsonFile file = new NdjsonFile(text, Toys.types(), new Defaults(Optional.empty(), Optional.empty()));
    file.eachRow(rows::add);
    assertThat(file.total()).isEqualTo(rows.size());
    return rows;
  }
}
