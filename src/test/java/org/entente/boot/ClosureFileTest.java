package org.entente.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;
import org.entente.workflow.Closure;
import org.entente.workflow.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an office wants looked at is read whole, or the start stops and says where it is wrong. */
class ClosureFileTest {
  @TempDir
  Path folder;

  @Test
  void warnsOfEverythingUnlessAnOfficeSaysOtherwise() {
    Closure closure = ClosureFile.of(new Environment(Map.of())).read();
    assertThat(Closure.Rule.SETTABLE).allMatch(rule -> closure.weight(rule) == Weight.WARN);
    assertThat(closure.vague()).contains("read more", "lire la suite", "plus d informations");
  }

  @Test
  void readsAnOfficesOwn() throws IOException {
    Closure closure = read("{rules: {links-to-withdrawn: refuse, language-missing: off, older-facts: \"off\", vague-link-text: warn}, vague: [Çà]}");
    assertThat(closure.weight(Closure.Rule.LINKS_TO_WITHDRAWN)).isEqualTo(Weight.REFUSE);
    assertThat(closure.weight(Closure.Rule.LANGUAGE_MISSING)).isEqualTo(Weight.OFF);
    assertThat(closure.weight(Closure.Rule.OLDER_FACTS)).isEqualTo(Weight.OFF);
    assertThat(closure.weight(Closure.Rule.LINKS_TO_UNPUBLISHED)).as("nobody's to choose").isEqualTo(Weight.REFUSE);
    assertThat(closure.vague()).containsExactly("ca");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                                                                           | rules must have members
      {rules: {links-to-withdrawn: perhaps}, vague: []}                            | rules.links-to-withdrawn must be one of [off, warn, refuse]
      {rules: {links-to-withdrawn: warn}, vague: []}                               | rules.language-missing must be one of
      {rules: {links-to-unpublished: warn}, vague: []}                             | rules has 'links-to-unpublished', but knows only
      {rules: {links-to-withdrawn: warn, language-missing: warn, older-facts: warn, vague-link-text: warn}, vague: here} | vague must be a list
      """)
  void stopsTheStartAndNamesThePlace(String text, String told) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(WrongSetting.class).hasMessageContaining("ENTENTE_CLOSURE").hasMessageContaining(told);
  }

  private Closure read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("closure.yaml"), text);
    return ClosureFile.of(new Environment(Map.of("ENTENTE_CLOSURE", file.toString()))).read();
  }
}
