package org.entente.editorial;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.content.Content;
import org.entente.content.Doubt;
import org.entente.content.Words;

/** Looks for what is wrong with texts whatever the type: a missing title, lost apostrophes, broken characters. */
final class TextChecks {
  static final String MISSING_TITLE = "missing-title";
  static final String SUSPECT_TEXT = "suspect-text";

  /**
   * An elided word glued to a frequent noun, or to a capital: {@code laccueil}, {@code dEurope}. The letter comes first in the pattern,
   * because whether a word begins there takes longer to see.
   */
  private static final Pattern LOST_APOSTROPHE = Pattern.compile("[ldnsmtcjqLDNSMTCJQ](?<=\\b.)(?:(?<![qQ])|(?<=[qQ])u)(?:"
      + "accueil|accord|accords|action|actualité|aide|amitié|ambassade|art|artiste|association|atelier|avenir|eau|école|"
      + "échange|énergie|espace|Etat|État|étranger|étude|événement|exposition|habitant|histoire|homme|hôtel|idée|image|"
      + "information|initiative|institut|invitation|occasion|œuvre|office|opéra|organisation|ouverture|union|université|"
      + "urbanisme|[A-ZÀ-Ý][a-zà-ÿ]{2,})s?\\b", Pattern.UNICODE_CHARACTER_CLASS);

  /** UTF-8 read as something else, entities left over, the replacement character. */
  private static final Pattern BROKEN = Pattern.compile("\uFFFD|Ã[\u0080-\u00BF©¨ª]|â€|&(?:amp|quot|eacute|nbsp|#\\d+);");
  private static final String SIGNS_OF_BROKEN = "\uFFFDÃâ&";

  private TextChecks() {}

  static Stream<Doubt> of(Content content) {
    return content.words().entrySet().stream().sorted(Map.Entry.comparingByKey((a, b) -> tag(a).compareTo(tag(b))))
        .flatMap(entry -> of(entry.getKey(), entry.getValue()));
  }

  private static Stream<Doubt> of(Locale locale, Words words) {
    if (words.title() == null || words.title().isBlank()) {
      return Stream.concat(Stream.of(new Doubt(MISSING_TITLE, "Has no title in " + tag(locale) + ".")), texts(locale, words));
    }
    return texts(locale, words);
  }

  private static Stream<Doubt> texts(Locale locale, Words words) {
    return Stream.of(words.title(), words.summary(), words.body() == null ? null : words.body().markdown())
        .filter(text -> text != null).flatMap(text -> suspect(locale, text)).limit(1);
  }

  private static Stream<Doubt> suspect(Locale locale, String text) {
    Matcher broken = BROKEN.matcher(text);
    if (SIGNS_OF_BROKEN.chars().anyMatch(sign -> text.indexOf(sign) >= 0) && broken.find()) {
      return Stream.of(new Doubt(SUSPECT_TEXT, "Holds broken characters in " + tag(locale) + " near '" + near(text, broken) + "'."));
    }
    Matcher lost = LOST_APOSTROPHE.matcher(text);
    if (locale.getLanguage().equals("fr") && lost.find()) {
      return Stream.of(new Doubt(SUSPECT_TEXT, "An apostrophe may be lost in " + tag(locale) + ": '" + lost.group() + "'."));
    }
    return Stream.empty();
  }

  private static String near(String text, Matcher match) {
    return text.substring(Math.max(0, match.start() - 15), Math.min(text.length(), match.end() + 15));
  }

  private static String tag(Locale locale) {
    return locale.toLanguageTag();
  }
}
