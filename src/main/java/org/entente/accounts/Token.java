package org.entente.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A bearer's secret: 32 random bytes in base64url. Only its SHA-256 is ever kept, and it never prints itself. */
public final class Token {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 256;

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  public static Token random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public static Token of(String text) {
    return new Token(text);
  }

  /** Of a header {@code Authorization: Bearer}, if it is one. */
  static Optional<Token> ofHeader(String authorization) {
    return Optional.of(authorization).filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip()).filter(text -> !text.isEmpty() && text.length() <= LONGEST).map(Token::of);
  }

  /** For its owner, once. */
  public String reveal() {
    return text;
  }

  /** SHA-256, lower-case hex. */
  public String hash() {
    return HexFormat.of().formatHex(digest());
  }

  /** Compares in a time that tells nothing. */
  boolean isSameAs(Token other) {
    return MessageDigest.isEqual(digest(), other.digest());
  }

  private byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
