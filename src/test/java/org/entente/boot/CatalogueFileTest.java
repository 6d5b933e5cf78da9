package org.entente.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.schema.ContentTypes;
import org.entente.settings.Catalogue;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;
import org.entente.testing.ModelTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an office presents its data is read whole, or the start stops and says where it is wrong. */
class CatalogueFileTest {
  private static final String GOOD = "{title: {fr: T}, description: {fr: D}, publisher: {name: {fr: P}}, contact: {name: {fr: C}, email: a@b.example},"
      + " licence: {url: 'https://l.example/'}, titles: {news: {fr: Nouvelles}}}";

  private static ContentTypes types;

  @TempDir
  Path folder;

  @BeforeAll
  static void readTypes() throws Exception {
    types = ModelTypes.read();
  }

  @Test
  void isOpenUnlessAnOfficeSaysOtherwise() {
    Catalogue catalogue = CatalogueFile.of(new Environment(Map.of())).read(types);
    assertThat(catalogue.licence()).contains("etalab.gouv.fr").contains("Licence-Ouverte-v2.0");
    assertThat(catalogue.title("partners").in(List.of(Locale.FRENCH))).isEqualTo(types.named("partners").label(Locale.FRENCH, "labels"));
  }

  @Test
  void readsAnOfficesOwn() throws IOException {
    Catalogue catalogue = read(GOOD);
    assertThat(catalogue.title("news").in(List.of(Locale.ENGLISH, Locale.FRENCH))).isEqualTo("Nouvelles");
    assertThat(catalogue.contact().email()).contains("a@b.example");
    assertThat(catalogue.title("nothing").in(List.of(Locale.FRENCH))).isEqualTo("nothing");
  }

  @Test
  void isOpenUnlessAnOfficesOwnNamesOtherTerms() throws IOException {
    assertThat(read(GOOD).licence()).isEqualTo("https://l.example/");
    assertThat(read(GOOD.replace(" licence: {url: 'https://l.example/'},", "")).licence())
        .isEqualTo(CatalogueFile.of(new Environment(Map.of())).read(types).licence()).contains("Licence-Ouverte-v2.0");
  }

  @Test
  void callsTypesAsTheScreensDoUnlessTitled() throws IOException {
    assertThat(read(GOOD.replace(", titles: {news: {fr: Nouvelles}}", "")).title("news").in(List.of(Locale.FRENCH)))
        .isEqualTo(types.named("news").label(Locale.FRENCH, "labels"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      title: {fr: T}          | title: T                    | title must be a text in each language
      title: {fr: T}          | title: {fr: ''}             | title must be one line of text
      title: {fr: T}          | title: {x_y: T}             | title has 'x_y', which is no language tag
      {fr: P}}                | {fr: P}, mail: x}           | publisher has 'mail', but knows only
      a@b.example             | nobody                      | contact.email must be a mail address
      'https://l.example/'    | 'javascript:1'              | licence.url must be an http or https address
      {url: 'https://l.example/'} | {}                      | licence.url must be an http or https address
      titles: {news           | titles: {nothing            | titles has 'nothing', but knows only
      """)
  void stopsTheStartAndNamesThePlace(String part, String wrong, String told) {
    assertThat(GOOD).contains(part);
    assertThatThrownBy(() -> read(GOOD.replace(part, wrong))).isInstanceOf(WrongSetting.class).hasMessageContaining("ENTENTE_CATALOGUE")
        .hasMessageContaining(told);
  }

  private Catalogue read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("catalogue.yaml"), text);
    return CatalogueFile.of(new Environment(Map.of("ENTENTE_CATALOGUE", file.toString()))).read(types);
  }
}
