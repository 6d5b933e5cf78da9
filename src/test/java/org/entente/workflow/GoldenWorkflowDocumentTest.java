package org.entente.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/workflow.md shows an editor of the moves is printed from their table, in each language. */
class GoldenWorkflowDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/workflow.md");

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void showsTheTableAsItIs(String language) throws IOException {
    Pattern place = Pattern.compile("(<!-- moves:" + language + " -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    String document = Files.readString(DOCUMENT);
    Matcher printed = place.matcher(document);
    assertThat(printed.find()).as("a place for the moves in " + language).isTrue();
    String renewed = printed.replaceFirst("$1" + Matcher.quoteReplacement(new MovesText(Locale.forLanguageTag(language)).print()) + "$2");
    if (System.getProperty("entente.golden", "").equals("renew")) {
      Files.writeString(DOCUMENT, renewed);
    }
    assertThat(renewed).as("renew it with ./mvnw test -Dtest='Golden*' -Dentente.golden=renew").isEqualTo(Files.readString(DOCUMENT));
  }
}
