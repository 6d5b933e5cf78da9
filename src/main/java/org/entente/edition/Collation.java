package org.entente.edition;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.BytesRef;

/** The order of names in a language, as bytes. */
final class Collation {
  /** The first three hundred letters or so decide; cursors carry these bytes. */
  private static final int LONGEST_KEY = 600;

  private static final Map<Locale, Collator> COLLATORS = new ConcurrentHashMap<>();

  private Collation() {}

  static BytesRef key(Locale language, String text) {
    Collator shared = COLLATORS.computeIfAbsent(language, Collation::collator);
    // A collator keeps buffers of its own; each use takes a copy.
    byte[] key = ((Collator) shared.clone()).getCollationKey(text).toByteArray();
    return new BytesRef(key.length <= LONGEST_KEY ? key : Arrays.copyOf(key, LONGEST_KEY));
  }

  /** The same order, of names that need no key. For one thread. */
  static Comparator<String> names(Locale language) {
    Collator own = (Collator) COLLATORS.computeIfAbsent(language, Collation::collator).clone();
    return ((Comparator<String>) own::compare).thenComparing(Comparator.naturalOrder());
  }

  private static Collator collator(Locale language) {
    Collator collator = Collator.getInstance(language);
    collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    return collator;
  }
}
