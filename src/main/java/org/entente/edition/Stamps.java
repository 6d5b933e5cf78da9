package org.entente.edition;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each part of the public world changed last, as numbers of the log, since one index has been open and nothing was
 * taken out of the log by law. Parts are told apart in a fixed number of places, so that no history fills the memory; what shares a
 * place is taken for changed with it.
 */
final class Stamps {
  private static final int BITS = 18;
  private static final int SPREAD = 0x9E3779B9;

  private final AtomicLongArray numbers = new AtomicLongArray(1 << BITS);

  static int[] places(Collection<String> keys) {
    return keys.stream().mapToInt(key -> key.hashCode() * SPREAD >>> Integer.SIZE - BITS).toArray();
  }

  void stamp(Collection<String> keys, long number) {
    for (int place : places(keys)) {
      numbers.set(place, number);
    }
  }

  boolean areNewer(int[] places, long number) {
    for (int place : places) {
      if (numbers.get(place) > number) {
        return true;
      }
    }
    return false;
  }
}
