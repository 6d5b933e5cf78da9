package org.entente.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The audit's formula as docs/ledger.md tells it, for whoever holds an export and nothing else. */
final class ExportedRow {
  private ExportedRow() {}

  /** The chain behind a row: of the chain before it, its number and the hash of its words. */
  static String chain(String before, JsonNode row) {
    String hash = sha256(Stream.of("id", "at", "account", "action", "type", "subject", "locale", "outcome", "detail")
        .map(name -> row.path(name).textValue()).toArray(String[]::new));
    return sha256(before, row.path("number").asText(), hash);
  }

  private static String sha256(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part == null ? -1 : bytes.length).array());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
