package org.entente.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.entente.schema.FieldKind;
import org.entente.schema.Toys;
import org.entente.settings.Catalogue;
import org.entente.settings.Installation;
import org.entente.testing.HtmlCheck;
import org.entente.values.LocalizedText;
import org.junit.jupiter.api.Test;

class IndexPageTest {
  private static final String ATTACK = "<script>alert('1')</script> & \"co\"";

  private final Installation installation = Toys.installation("/city");

  private String page(Locale locale) {
    LocalizedText told = LocalizedText.of(Map.of(Locale.ENGLISH, ATTACK));
    Catalogue.Party party = new Catalogue.Party(told, Optional.empty(), Optional.empty());
    Catalogue catalogue = new Catalogue(told, told, party, party, "https://licence.example/?a=1&b=2", Map.of());
    return new IndexPage(Toys.types(), installation, catalogue, locale).html();
  }

  @Test
  void isAValidPageInEveryLanguage() throws Exception {
    for (Locale locale : installation.locales()) {
      assertThat(HtmlCheck.faults(page(locale).getBytes(StandardCharsets.UTF_8))).as(locale.toString()).isEmpty();
    }
    assertThat(HtmlCheck.faults("<!DOCTYPE html><title>x</title><p><b></p>".getBytes(StandardCharsets.UTF_8))).as("the checker sees faults").isNotEmpty();
  }

  @Test
  void showsWhatSomebodyWroteAndObeysNothingOfIt() {
    String page = page(Locale.ENGLISH);
    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;co&quot;",
        "href=\"https://licence.example/?a=1&amp;b=2\"");
  }

  @Test
  void namesNoPrivateFieldAndStandsUnderTheContextRoot() {
    assertThat(page(Locale.FRENCH)).doesNotContain("secret", "phone", "embargoUntil", "reviewBy", "href=\"/api")
        .contains("href=\"/city/api/v1/kites?", "lang=\"fr\"");
  }

  @Test
  void hasWordsForEveryKindInBothLanguages() {
    for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      ResourceBundle words = ResourceBundle.getBundle("org.entente.apidoc.IndexPage", language);
      assertThat(words.keySet()).containsAll(Stream.of(FieldKind.values()).map(kind -> "kind." + kind).toList())
          .isEqualTo(ResourceBundle.getBundle("org.entente.apidoc.IndexPage", Locale.FRENCH).keySet());
    }
  }
}
