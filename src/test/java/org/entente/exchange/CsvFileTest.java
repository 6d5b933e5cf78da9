package org.entente.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
  private static final Defaults KITES = new Defaults(Optional.of("kites"), Optional.empty());

  @Test
  void makesAPatchOfARow() {
    Row row = only("words.fr.title,words.en.title,maker,tails,owner.name,owner.role.fr,provenance.line\nÉté,Summer,\" Ann \",3,Bo,Maire,7\n");
    assertThat(row.patch()).isEqualTo(Toys.json("{'words':{'fr':{'title':'Été'},'en':{'title':'Summer'}},'maker':' Ann ','tails':3,"
        + "'owner':{'name':'Bo','role':{'fr':'Maire'}},'provenance':{'line':7}}"));
    assertThat(row.type()).isEqualTo("kites");
  }

  @Test
  void tellsFlatWordsInTheRowsLanguage() {
    Row row = only("id,locale,slug,title,nickname,publishedAt\n1,en,a-kite,A kite,Kitty,2024-01-01\n");
    assertThat(row.id()).contains("1");
    assertThat(row.patch()).isEqualTo(Toys.json("{'words':{'en':{'slug':'a-kite','title':'A kite'}},'nickname':{'en':'Kitty'}}"));
    assertThat(row.column("/words/en/slug")).contains("slug");
    assertThat(row.column("/nickname")).isEmpty();
  }

  @Test
  void saysNothingOfAFieldWhoseCellIsEmpty() {
    assertThat(only("words.fr.title,maker,tails,shops\nA,,,\n").patch()).isEqualTo(Toys.json("{'words':{'fr':{'title':'A'}}}"));
  }

  @Test
  void findsTheColumnOfAFaultInsideACell() {
    assertThat(only("words.fr.title,shops\nA,x|y\n").column("/shops/1")).contains("shops");
  }

  @Test
  void countsTheLinesOfTheFileAndPassesBlankOnesOver() {
    List<Row> rows = rows("words.fr.title,maker\r\n\"a\r\nb\",x\r\n\r\nc,y\r\nd\r\ne,z");
    assertThat(rows).extracting(Row::line).containsExactly(2, 5, 6, 7);
    assertThat(rows.get(2).refusal().orElseThrow().reason()).contains("has 1 cells, the header has 2");
  }

  @Test
  void refusesOnlyTheRowWhoseCellCannotBeRead() {
    List<Row> rows = rows("locale,title,owner\nde,A,\nfr,B,nobody\nfr,C,\n,D,\n");
    assertThat(rows).extracting(row -> row.refusal().flatMap(Line::column).orElse(""))
        .containsExactly("locale", "owner", "", "locale");
  }

  @Test
  void refusesARowThatSaysOneThingTwice() {
    Row row = only("locale,title,words.fr.title\nfr,A,B\n");
    assertThat(row.refusal().orElseThrow().column()).contains("words.fr.title");
  }

  @Test
  void takesTheTypeFromItsColumn() {
    List<Row> rows = new ArrayList<>();
    new CsvFile("type,words.fr.title,tails\nkites,A,1\nshops,B,\nshops,C,2\nboats,D,\n", Toys.types(),
        new Defaults(Optional.empty(), Optional.empty())).eachRow(rows::add);
    assertThat(rows).extracting(Row::type).containsExactly("kites", "shops", "shops", "boats");
    assertThat(rows).extracting(row -> row.refusal().flatMap(Line::column).orElse("")).containsExactly("", "", "tails", "type");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"maker,maker; maker; stands twice", "makr; makr; 'maker'", "title; title; needs a language",
      "line; line; 'provenance.line'", "words.de.title; words.de.title; 'words.en.title'", "secrets; secrets; 'secret'"})
  void refusesAWrongHeaderBeforeAnyRow(String header, String column, String words) {
    Problem problem = refusal(header + "\n");
    assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID);
    assertThat(problem.details()).containsEntry("column", column);
    assertThat(problem.getMessage()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"`maker\n\"a\"b\n`; 2", "`maker\nx\n\"open\n`; 3"})
  void refusesAFileThatIsNoTable(String text, int line) {
    Problem problem = refusal(text);
    assertThat(problem.kind()).isEqualTo(ProblemKind.MALFORMED);
    assertThat(problem.details()).containsEntry("line", line);
  }

  private static Problem refusal(String text) {
    return catchThrowableOfType(Problem.class, () -> new CsvFile(text, Toys.types(), KITES));
  }

  private static Row only(String text) {
    List<Row> rows = rows(text);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    CsvFile file = new CsvFile(text, Toys.types(), KITES);
    file.eachRow(rows::add);
    assertThat(file.total()).isEqualTo(rows.size());
    return rows;
  }
}
