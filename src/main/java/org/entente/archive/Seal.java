package org.entente.archive;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The last 64 characters of an archive: the SHA-256 of every byte before them. They stand where a zip file has its comment, so
 * that the archive is a zip file all the same; and no bit of it can change unseen.
 */
final class Seal {
  static final int LENGTH = 64;
  /** What the zip is given as its comment, until the digest is known. */
  static final String PLACE = "-".repeat(LENGTH);

  private Seal() {}

  /** Whether the file ends in the digest of what it begins with. */
  static boolean isIntact(Path file) throws IOException {
    long sealed = Files.size(file) - LENGTH;
    if (sealed < 0) {
      return false;
    }
    MessageDigest digest = RowSum.sha256();
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = sealed; left > 0; ) {
        int read = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException(file + " grew shorter while it was read");
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      return HexFormat.of().formatHex(digest.digest()).equals(new String(bytes.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  /** Passes everything on but the last 64 bytes, in whose place it puts the digest at its end. */
  static final class Stream extends FilterOutputStream {
    private final MessageDigest digest = RowSum.sha256();
    private final byte[] held = new byte[LENGTH];
    private int length;

    Stream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      int before = Math.min(length, Math.max(0, length + count - LENGTH));
      pass(held, 0, before);
      System.arraycopy(held, before, held, 0, length - before);
      length -= before;
      int through = Math.max(0, length + count - LENGTH);
      pass(bytes, offset, through);
      System.arraycopy(bytes, offset + through, held, length, count - through);
      length += count - through;
    }

    private void pass(byte[] bytes, int offset, int count) throws IOException {
      digest.update(bytes, offset, count);
      out.write(bytes, offset, count);
    }

    /** Writes the digest; nothing may follow. */
    void seal() throws IOException {
      out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }
}
