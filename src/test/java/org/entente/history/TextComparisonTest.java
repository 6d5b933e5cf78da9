package org.entente.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entente.history.Difference.Run;
import org.entente.history.Difference.Run.Kind;
import org.entente.values.RichText;
import org.junit.jupiter.api.Test;

class TextComparisonTest {
  private static Difference.Text compared(String before, String after) {
    return TextComparison.of(before, after, new Effort(Effort.USUAL));
  }

  private static String written(Difference.Text text) {
    return text.runs().stream().map(run -> switch (run.kind()) {
      case EQUAL -> run.text();
      case DELETE -> "[-" + run.text() + "-]";
      case INSERT -> "{+" + run.text() + "+}";
    }).collect(Collectors.joining());
  }

  private static String without(Kind kind, Difference.Text text) {
    return text.runs().stream().filter(run -> run.kind() != kind).map(Run::text).collect(Collectors.joining());
  }

  @Test
  void showsTheWordsThatDiffer() {
    assertThat(written(compared("La ville de Rome signe un accord.", "La ville de Rome a signé un pacte d’amitié.")))
        .isEqualTo("La ville de Rome [-signe -]{+a signé +}un [-accord-]{+pacte d’amitié+}.");
  }

  @Test
  void leavesParagraphsAloneThatBothHave() {
    assertThat(written(compared("Un.\n\nDeux.\n\nTrois.", "Un.\n\nZwei.\n\nTrois."))).isEqualTo("Un.\n\n[-Deux-]{+Zwei+}.\n\nTrois.");
    assertThat(written(compared("Un.\n\nTrois.", "Un.\n\nDeux.\n\nTrois."))).isEqualTo("Un.\n\n{+Deux.\n\n+}Trois.");
  }

  @Test
  void comparesScriptsWithoutBlanksSignBySign() {
    assertThat(written(compared("京都市と締結した協定", "大阪市と締結した協定"))).isEqualTo("[-京都-]{+大阪+}市と締結した協定");
  }

  @Test
  void toldForTheFirstTimeIsInsertedWhole() {
    assertThat(compared("", "Bonjour")).isEqualTo(new Difference.Text(List.of(new Run(Kind.INSERT, "Bonjour")), true));
    assertThat(compared("Bonjour", "")).isEqualTo(new Difference.Text(List.of(new Run(Kind.DELETE, "Bonjour")), true));
  }

  @Property(tries = 300)
  void whatIsNotInsertedIsTheOldTextAndWhatIsNotDeletedTheNew(@ForAll("texts") String before, @ForAll("texts") String after,
      @ForAll("efforts") long effort) {
    Difference.Text text = TextComparison.of(before, after, new Effort(effort));
    assertThat(without(Kind.INSERT, text)).isEqualTo(before);
    assertThat(without(Kind.DELETE, text)).isEqualTo(after);
    for (int i = 1; i < text.runs().size(); i++) {
      assertThat(text.runs().get(i).kind()).isNotEqualTo(text.runs().get(i - 1).kind());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "é", "’", " ", "\n", "\n\n", "\t", "mot ", "mot. ", "京", "🪁", "\u00a0", "\r\n").list().ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<Long> efforts() {
    return Arbitraries.of(0L, 30L, Effort.USUAL);
  }

  @Test
  void longTextsThatDifferEverywhereAreShownByParagraphs() {
    Random random = new Random(1956);
    for (String between : List.of(" ", "\n", "\n\n", "")) {
      String before = text(random, between);
      String after = text(random, between);
      Difference.Text text = compared(before, after);
      assertThat(text.byWords()).as("'%s'", between).isFalse();
      assertThat(without(Kind.INSERT, text)).isEqualTo(before);
      assertThat(without(Kind.DELETE, text)).isEqualTo(after);
    }
  }

  /** As long as a text can be, of pieces that are as short as they can be. */
  private static String text(Random random, String between) {
    String text = IntStream.range(0, RichText.LONGEST).mapToObj(i -> (char) ('一' + random.nextInt(2)) + between)
        .collect(Collectors.joining());
    return text.substring(0, RichText.LONGEST);
  }

  @Test
  void aLongTextWithAFewChangesIsStillShownByWords() {
    String before = IntStream.range(0, 3000).mapToObj(i -> "Paragraphe numéro " + i + ", assez long pour un paragraphe.\n\n")
        .collect(Collectors.joining());
    Difference.Text text = compared(before, before.replace("numéro 7,", "nouveau 7,").replace("numéro 2999,", "numéro 3000,"));
    assertThat(text.byWords()).isTrue();
    assertThat(text.runs().stream().filter(run -> run.kind() != Kind.EQUAL).map(Run::text))
        .containsExactly("numéro ", "nouveau ", "2999", "3000");
  }
}
