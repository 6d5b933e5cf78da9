package org.entente.values;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** Reads BCP 47 language tags strictly; {@link Locale#forLanguageTag} would turn a wrong one into nothing. */
public final class LanguageTag {
  private LanguageTag() {}

  /** One spelling only: two spellings of a language in one object would quietly be one text. */
  public static Locale parse(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      boolean known = !locale.getLanguage().isEmpty();
      if (known && !locale.toLanguageTag().equals(tag)) {
        throw new Malformed("'" + tag + "' is written " + locale.toLanguageTag());
      }
      if (known) {
        return locale;
      }
    } catch (IllformedLocaleException malformed) {
      // told below
    }
    throw new Malformed("'" + tag + "' is no language tag; write for example fr or fr-CH");
  }
}
