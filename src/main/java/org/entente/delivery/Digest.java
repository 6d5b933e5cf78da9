package org.entente.delivery;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Takes bytes to know their SHA-256 and number; keeps them as long as they are few. */
final class Digest extends OutputStream {
  private static final int KEPT = 2 << 20;

  private final MessageDigest sha256 = sha256();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long length;

  /** Lower-case hex. */
  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  @Override
  public void write(int letter) {
    write(new byte[] {(byte) letter}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    sha256.update(bytes, from, count);
    length += count;
    if (length <= KEPT) {
      kept.write(bytes, from, count);
    }
  }

  long length() {
    return length;
  }

  /** All bytes, if there were not too many. */
  Optional<byte[]> bytes() {
    return length <= KEPT ? Optional.of(kept.toByteArray()) : Optional.empty();
  }

  /** Lower-case hex; once. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
