package org.entente.delivery;

import java.util.Locale;

/** Reads which forms of a body a caller takes. */
public final class Coding {
  private Coding() {}

  /** @param acceptEncoding the header's value, or null where there is none */
  public static boolean isGzipAccepted(String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String part : acceptEncoding.split(",")) {
      String[] words = part.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
      if (words[0].equals("gzip")) {
        return words.length == 1 || !words[1].matches("q=0(\\.0*)?");
      }
    }
    return false;
  }
}
