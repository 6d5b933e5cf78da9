package org.entente.values;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** Reads BCP 47 language tags strictly; {@link Locale#forLanguageTag} would turn a wrong one into nothing. */
public final class LanguageTag {
  private LanguageTag() {}

  public static Locale parse(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale;
      }
    } catch (IllformedLocaleException malformed) {
      // told below
    }
    throw new Malformed("'" + tag + "' is no language tag; write for example fr or fr-CH");
  }
}
