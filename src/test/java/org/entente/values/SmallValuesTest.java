package org.entente.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallValuesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a--b", "A", "é", "a.b", "a/b", "a b", "search", "content", "imports",
      "00000000-0000-0000-0000-000000000001"})
  void refusesASlugThatHasASecondReading(String text) {
    assertThatThrownBy(() -> new Slug(text)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Pacte d'amitié avec Rome, 1956|pacte-d-amitie-avec-rome-1956", "Œuvre & cœur|oeuvre-coeur",
      "São Paulo|sao-paulo", "Straße|strasse", "北京|untitled", "!!!|untitled", "Search|search-1", "  İstanbul  |istanbul"})
  void makesASlugOfATitle(String title, String slug) {
    assertThat(Slug.ofTitle(title)).hasToString(slug);
  }

  @Test
  void cutsALongSlugAtAWordAndKeepsRoomForANumber() {
    Slug slug = Slug.ofTitle("amitié ".repeat(40));
    assertThat(slug.text()).hasSizeLessThanOrEqualTo(Slug.LONGEST).endsWith("amitie");
    assertThat(slug.numbered(1234).text()).hasSizeLessThanOrEqualTo(Slug.LONGEST).endsWith("-1234");
    assertThat(new Slug("rome").numbered(2)).hasToString("rome-2");
    assertThat(Slug.ofTitle("a".repeat(300)).text()).hasSize(Slug.LONGEST);
  }

  @Test
  void knowsAPointFromSomewhereOffTheEarth() {
    assertThat(Point.parse(" 48.8566 , 2.3522 ")).isEqualTo(new Point(48.8566, 2.3522));
    assertThat(new Point(-90, 180)).hasToString("-90.0,180.0");
    for (String wrong : new String[] {"", "48", "48,2,1", "91,2", "48,181", "NaN,2", "48,NaN", "a,b", "Infinity,0"}) {
      assertThatThrownBy(() -> Point.parse(wrong)).isInstanceOf(Malformed.class);
    }
    assertThatThrownBy(() -> Point.parse("151.2,-33.9")).hasMessageContaining("swapped");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"São  Paulo (BR)|sao paulo br", "L’ÉTÉ|l ete", "Œdème|oedeme", "Łódź|lodz", "e\u0301t\u00e9|ete",
      "  --  |''", "ﬁn|ﬁn", "北京 2008|北京 2008"})
  void foldsNamesToOneWriting(String text, String folded) {
    assertThat(Folding.fold(text)).isEqualTo(folded);
    assertThat(Folding.fold(Folding.fold(text))).isEqualTo(folded);
  }

  @Test
  void keepsALocalizedTextPerLanguageInOneOrder() {
    LocalizedText text = LocalizedText.of(Map.of(Locale.FRENCH, "Maire", Locale.ENGLISH, "Mayor"));
    assertThat(text.in(Locale.FRENCH)).contains("Maire");
    assertThat(text.in(Locale.forLanguageTag("fr-CH"))).isEmpty();
    assertThat(text.texts().keySet()).containsExactly(Locale.ENGLISH, Locale.FRENCH);
    assertThat(text).isEqualTo(LocalizedText.of(Map.of(Locale.ENGLISH, "Mayor", Locale.FRENCH, "Maire")));
    assertThatThrownBy(() -> LocalizedText.of(Map.of())).isInstanceOf(Malformed.class);
  }

  @Test
  void readsLanguageTagsStrictly() {
    assertThat(LanguageTag.parse("fr-CH").toLanguageTag()).isEqualTo("fr-CH");
    for (String wrong : new String[] {"", "french language", "f", "fr_CH", "FR", "und"}) {
      assertThatThrownBy(() -> LanguageTag.parse(wrong)).isInstanceOf(Malformed.class);
    }
  }

  @Test
  void knowsCountriesAndQueriesByTheirShape() {
    assertThat(new Country("FR")).hasToString("FR");
    assertThatThrownBy(() -> new Country("XX")).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> new Country("fr")).isInstanceOf(Malformed.class);
    assertThat(new DeliveryQuery("agreements?sort=-signed").type()).isEqualTo("agreements");
    assertThat(new DeliveryQuery("agreements").parameters()).isEmpty();
    assertThatThrownBy(() -> new DeliveryQuery("https://x.org")).isInstanceOf(Malformed.class);
  }

  @Test
  void leavesNothingInATextThatAMarkupWouldObey() {
    assertThat(Markup.text("Rome & <b>\"l'amitié\"</b>")).isEqualTo("Rome &amp; &lt;b&gt;\"l'amitié\"&lt;/b&gt;");
    assertThat(Markup.quoted("Rome & <b>\"l'amitié\"</b>")).isEqualTo("Rome &amp; &lt;b&gt;&quot;l&#39;amitié&quot;&lt;/b&gt;");
    assertThat(Markup.quoted("&amp;")).isEqualTo("&amp;amp;");
  }
}
