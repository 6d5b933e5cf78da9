package org.entente.exchange;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name a person most likely meant. */
final class Nearest {
  private static final int LONGEST = 60;

  private Nearest() {}

  /** The name that ends like it ({@code line} for {@code provenance.line}); else a third of its letters may differ, or two. */
  static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > LONGEST || written.isBlank()) {
      return Optional.empty();
    }
    int allowed = Math.max(2, written.length() / 3);
    return known.stream().filter(name -> name.endsWith("." + written)).sorted().findFirst()
        .or(() -> known.stream().filter(name -> distance(written, name) <= allowed)
            .min(Comparator.<String>comparingInt(name -> distance(written, name)).thenComparing(Comparator.naturalOrder())));
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
