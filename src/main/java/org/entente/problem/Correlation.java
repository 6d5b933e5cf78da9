package org.entente.problem;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The id that ties one request, its answer and its log lines together. It lives on the thread that answers. */
public final class Correlation {
  public static final String HEADER = "Correlation-Id";
  private static final String KEY = "correlation";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private Correlation() {}

  /** The caller's id if it is well-formed, else a new one: nobody gains by guessing it, so no lock is worth its randomness. */
  public static String of(String proposed) {
    if (proposed != null && ACCEPTED.matcher(proposed).matches()) {
      return proposed;
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  static String begin(String proposed) {
    String id = of(proposed);
    MDC.put(KEY, id);
    return id;
  }

  static void end() {
    MDC.remove(KEY);
  }

  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(KEY)).map(Object::toString);
  }
}
