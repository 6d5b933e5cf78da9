package org.entente.values;

import java.text.Normalizer;
import java.util.Locale;

/** One way to compare names: without accents, case, punctuation or doubled blanks. */
public final class Folding {
  private Folding() {}

  /** {@code "São  Paulo (BR)"} and {@code "sao paulo br"} fold to the same text. */
  public static String fold(String text) {
    String bare = Normalizer.normalize(text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
        .replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L"), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "");
    return bare.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
