package org.entente.values;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name a person most likely meant. */
public final class Nearest {
  private static final int LONGEST = 60;
  private static final double MEMBER = 1.5;

  private Nearest() {}

  /**
   * The nearest of the known names, if one is near: a third of its letters may differ, or two, but never more than half. A name
   * that only lacks what it belongs to ({@code line} for {@code provenance.line}) is nearer than one with two wrong letters.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > LONGEST || written.isBlank()) {
      return Optional.empty();
    }
    int allowed = Math.min(Math.max(2, written.length() / 3), written.length() / 2);
    return known.stream().filter(name -> isMember(written, name) || distance(written, name) <= allowed)
        .min(Comparator.<String>comparingDouble(name -> isMember(written, name) ? MEMBER : distance(written, name))
            .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isMember(String written, String name) {
    return name.endsWith("." + written);
  }

  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
      }
      above = row;
    }
    return above[other.length()];
  }
}
