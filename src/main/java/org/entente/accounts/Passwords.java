package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.entente.problem.Problem;

/** How passwords are kept and recognised. Each hashing costs much on purpose: what a request asks for is done in a lane of {@link Turnstile}. */
@ApplicationScoped
public class Passwords {
  private static final int LONGEST = 1_024;

  private final Argon2Hash nobodys = Argon2Hash.ofNobody();

  public String hash(String password) {
    return Argon2Hash.of(checked(password)).toString();
  }

  /** Whether the password belongs to the hash; without a hash the answer is no, after the same work. */
  public boolean matches(String password, Optional<String> hash) {
    boolean same = hash.map(Argon2Hash::parse).orElse(nobodys).isOf(checked(password));
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
