package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.entente.schema.CanonicalJson;

/**
 * A description as it is sent: its bytes, plain or packed, and the strong ETag of the plain ones. Drawn once, the same as long as the
 * server runs.
 */
record Document(byte[] bytes, byte[] packed, String etag) {
  private static final int ETAG_LENGTH = 32;

  static Document of(ObjectNode json) {
    return of(json.toString());
  }

  static Document of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Document(bytes, gzip(bytes), CanonicalJson.sha256(bytes).substring(0, ETAG_LENGTH));
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot fail to be written", impossible);
    }
    return packed.toByteArray();
  }
}
