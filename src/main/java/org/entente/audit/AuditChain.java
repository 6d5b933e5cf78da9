package org.entente.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How rows are hashed and chained. Changing a line here breaks every chain in the world. */
final class AuditChain {
  /** The chain before the first seal. */
  static final String START = "0".repeat(64);

  private AuditChain() {}

  static String hash(AuditRow row) {
    return sha256(row.id, row.at, row.account, row.action, row.type, row.subject, row.locale, row.outcome, row.detail);
  }

  static String next(String chain, long number, String hash) {
    return sha256(chain, number, hash);
  }

  /** Each part with its length before it, so that no two lists of parts give the same bytes; absent is -1. */
  private static String sha256(Object... parts) {
    MessageDigest digest = digest();
    for (Object part : parts) {
      byte[] bytes = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part == null ? -1 : bytes.length).array());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
