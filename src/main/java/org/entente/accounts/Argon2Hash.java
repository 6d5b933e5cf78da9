package org.entente.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is stored: its Argon2id hash (RFC 9106) with what it was made with, written as the reference implementation does,
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$digest}: memory in KiB, passes, lanes; salt and digest in Base64 without padding.
 */
final class Argon2Hash {
  // OWASP's parameters. What is stored keeps its own, so these can rise.
  private static final int MEMORY = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int DIGEST = 32;

  private static final Pattern FORM =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final Base64.Encoder LETTERS = Base64.getEncoder().withoutPadding();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Argon2Parameters made;
  private final byte[] digest;

  private Argon2Hash(Argon2Parameters made, byte[] digest) {
    this.made = made;
    this.digest = digest;
  }

  /** Of a password that is new here. */
  static Argon2Hash of(String password) {
    Argon2Parameters made = parameters(MEMORY, PASSES, LANES, random(SALT));
    return new Argon2Hash(made, digest(made, password, DIGEST));
  }

  /** Around random bytes: nobody knows a password for it, and comparing with it costs what any other costs. */
  static Argon2Hash ofNobody() {
    return new Argon2Hash(parameters(MEMORY, PASSES, LANES, random(SALT)), random(DIGEST));
  }

  /** As it was stored. */
  static Argon2Hash parse(String stored) {
    Matcher form = FORM.matcher(stored);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a password's hash");
    }
    return new Argon2Hash(parameters(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)),
        Base64.getDecoder().decode(form.group(4))), Base64.getDecoder().decode(form.group(5)));
  }

  /** Whether this is that password's; takes as long whatever differs. */
  boolean isOf(String password) {
    return MessageDigest.isEqual(digest, digest(made, password, digest.length));
  }

  private static Argon2Parameters parameters(int memory, int passes, int lanes, byte[] salt) {
    return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(memory)
        .withIterations(passes).withParallelism(lanes).withSalt(salt).build();
  }

  private static byte[] digest(Argon2Parameters made, String password, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(made);
    byte[] digest = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), digest);
    return digest;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "$argon2id$v=19$m=" + made.getMemory() + ",t=" + made.getIterations() + ",p=" + made.getLanes() + "$"
        + LETTERS.encodeToString(made.getSalt()) + "$" + LETTERS.encodeToString(digest);
  }
}
