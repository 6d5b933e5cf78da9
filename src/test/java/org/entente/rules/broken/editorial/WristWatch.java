package org.entente.rules.broken.editorial;

import java.time.Instant;
import java.util.function.Supplier;

public class WristWatch {
  private final Supplier<Instant> now = Instant::now;

  Instant look() {
    return now.get();
  }
}
