package org.entente.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane). Each hashing costs much on purpose, so only as many run at once
 * as there are processors; the rest wait a little and are then told to come back.
 */
@ApplicationScoped
public class Passwords {
  private static final int LONGEST = 1_024;
  private static final int SALT = 16;
  private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID, 19);

  private final Semaphore lanes = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private String nobodys;

  @PostConstruct
  void prepare() {
    nobodys = hash(UUID.randomUUID().toString());
  }

  public String hash(String password) {
    String text = checked(password);
    return bounded(() -> Password.hash(text).addRandomSalt(SALT).with(ARGON2).getResult());
  }

  /** Whether the password belongs to the hash; without a hash the answer is no, after the same work. */
  public boolean matches(String password, Optional<String> hash) {
    String text = checked(password);
    String against = hash.orElse(nobodys);
    boolean same = bounded(() -> Password.check(text, against).with(Argon2Function.getInstanceFromHash(against)));
    return same && hash.isPresent();
  }

  /** The same characters typed on different keyboards are the same password. */
  private static String checked(String password) {
    if (password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw Problem.invalid("/password", "must have 1 to 1024 bytes");
    }
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  private <T> T bounded(Supplier<T> work) {
    boolean admitted = false;
    try {
      admitted = lanes.tryAcquire(2, TimeUnit.SECONDS);
      if (!admitted) {
        throw busy();
      }
      return work.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      if (admitted) {
        lanes.release();
      }
    }
  }

  private static Problem busy() {
    return Problem.of(ProblemKind.BUSY, "busy", "Many people are signing in at once; try again in a moment.").with("retryAfter", 2);
  }
}
