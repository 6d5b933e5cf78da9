package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.entente.schema.CanonicalJson;

/** A description as it is sent: its bytes and their strong ETag. Drawn once, the same as long as the server runs. */
record Document(byte[] bytes, String etag) {
  private static final int ETAG_LENGTH = 32;

  static Document of(ObjectNode json) {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    return new Document(bytes, CanonicalJson.sha256(bytes).substring(0, ETAG_LENGTH));
  }
}
