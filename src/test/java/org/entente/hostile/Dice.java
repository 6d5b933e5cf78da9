package org.entente.hostile;

import java.util.List;
import java.util.Random;

/** Chance, for one thread. */
record Dice(Random random) {
  Dice(long seed) {
    this(new Random(seed));
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean coin() {
    return random.nextBoolean();
  }

  /** True once in so many times. */
  boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }
}
