package org.entente.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.entente.settings.Environment;
import org.entente.settings.PortalStrings;
import org.entente.settings.WrongSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a portal says around the contents is read whole, or the start stops and says where it is wrong. */
class PortalFileTest {
  @TempDir
  Path folder;

  @Test
  void saysTheUsualInFrenchAndEnglish() {
    PortalStrings usual = PortalFile.of(new Environment(Map.of())).read();
    assertThat(usual.texts()).hasSizeGreaterThan(20).allSatisfy((key, text) -> {
      assertThat(text.in(Locale.FRENCH)).as(key).isPresent();
      assertThat(text.in(Locale.ENGLISH)).as(key).isPresent();
    });
    assertThat(usual.texts().get("read-more").in(Locale.FRENCH)).contains("Lire la suite");
  }

  @Test
  void readsAnOfficesOwnInsteadInTheOrderOfKeys() throws IOException {
    PortalStrings own = read("zoom: {fr: Agrandir}\n'no': {de: Nein}\nh2o: {fr: Eau}\n");
    assertThat(own.texts().keySet()).containsExactly("h2o", "no", "zoom");
    assertThat(own.texts().get("no").in(Locale.GERMAN)).contains("Nein");
    assertThat(read("{}").texts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      read-more: Lire la suite   | read-more must be a text in each language
      read-more: {}              | read-more must be a text in each language
      read-more: {fr: ''}        | read-more must be one line of text
      read-more: {x_y: Lire}     | read-more has 'x_y', which is no language tag
      Read more: {fr: Lire}      | 'Read more' is no key
      no: {fr: Non}              | 'false' is no key
      - read-more                | the file must have members
      ''                         | the file must have members
      """)
  void stopsTheStartAndNamesThePlace(String text, String told) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(WrongSetting.class).hasMessageContaining("ENTENTE_PORTAL_STRINGS").hasMessageContaining(told);
  }

  private PortalStrings read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("portal.yaml"), text);
    return PortalFile.of(new Environment(Map.of("ENTENTE_PORTAL_STRINGS", file.toString()))).read();
  }
}
