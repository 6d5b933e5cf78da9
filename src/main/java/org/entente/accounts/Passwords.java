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
import org.entente.problem.Problem;

/**
 * Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane). Each hashing costs much on purpose: what a request asks for is
 * done in a lane of {@link Turnstile}.
 */
@ApplicationScoped
public class Passwords {
  private static final int LONGEST = 1_024;
  private static final int SALT = 16;
  private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID, 19);

  private String nobodys;

  @PostConstruct
  void prepare() {
    nobodys = hash(UUID.randomUUID().toString());
  }

  public String hash(String password) {
    return Password.hash(checked(password)).addRandomSalt(SALT).with(ARGON2).getResult();
  }

  /** Whether the password belongs to the hash; without a hash the answer is no, after the same work. */
  public boolean matches(String password, Optional<String> hash) {
    String against = hash.orElse(nobodys);
    boolean same = Password.check(checked(password), against).with(Argon2Function.getInstanceFromHash(against));
    return same && hash.isPresent();
  }

  /** Refuses what can be nobody's password, before anything is asked of it. */
  static String checked(String password) {
    if (password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw Problem.invalid("/password", "must have 1 to 1024 bytes");
    }
    // The same characters typed on different keyboards are the same password.
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
