package org.entente.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What a body says, however it travelled. */
public final class Unpacked {
  private Unpacked() {}

  /** @param coding the answer's {@code Content-Encoding} */
  public static byte[] of(byte[] body, Optional<String> coding) {
    if (body.length == 0 || coding.filter("gzip"::equals).isEmpty()) {
      return body;
    }
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return unpacked.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("a packed body cannot be unpacked", broken);
    }
  }
}
