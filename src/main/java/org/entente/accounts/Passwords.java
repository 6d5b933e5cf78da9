package org.entente.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import org.entente.problem.Problem;

/**
 * Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane). Each hashing costs much on purpose: what a request asks for is
 * done in a lane of {@link Turnstile}.
 */
@ApplicationScoped
public class Passwords {
  private static final int LONGEST = 1_024;
  private static final int SALT = 16;
  private static final int DIGEST = 32;
  private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, DIGEST, Argon2.ID, 19);

  /** The form of a hash around random bytes: nobody knows a password for it, and comparing with it costs what any other costs. */
  private final String nobodys = "$argon2id$v=19$m=19456,t=2,p=1$" + random(SALT) + "$" + random(DIGEST);

  public String hash(String password) {
    return Password.hash(checked(password)).addRandomSalt(SALT).with(ARGON2).getResult();
  }

  /** Whether the password belongs to the hash; without a hash the answer is no, after the same work. */
  public boolean matches(String password, Optional<String> hash) {
    String against = hash.orElse(nobodys);
    boolean same = Password.check(checked(password), against).with(Argon2Function.getInstanceFromHash(against));
    return same && hash.isPresent();
  }

  private static String random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
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
