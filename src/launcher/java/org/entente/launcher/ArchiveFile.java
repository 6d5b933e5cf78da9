package org.entente.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup or an export: a zip file whose last 64 characters are the SHA-256 of everything before them. */
record ArchiveFile(Path path) {
  private static final int SEAL = 64;
  private static final String MANIFEST = "manifest.json";

  /** Whether it is whole: no byte is missing and no bit has changed. */
  boolean isIntact() throws IOException {
    long left = Files.size(path) - SEAL;
    if (left < 0) {
      return false;
    }
    MessageDigest digest = sha256();
    try (InputStream bytes = Files.newInputStream(path)) {
      byte[] buffer = new byte[1 << 16];
      int read = 0;
      while (left > 0 && read >= 0) {
        read = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
        digest.update(buffer, 0, Math.max(0, read));
        left -= read;
      }
      return HexFormat.of().formatHex(digest.digest()).equals(new String(bytes.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  /** One sentence: what is in it. */
  String summary() throws IOException {
    Map<String, Object> manifest = manifest();
    long rows = 0;
    int tables = 0;
    for (Object part : (List<?>) manifest.get("parts")) {
      rows += ((Number) ((Map<?, ?>) part).get("rows")).longValue();
      tables++;
    }
    return "the " + manifest.get("archive") + " of " + manifest.get("created") + ", " + rows + " records of " + tables
        + " tables, log at " + number(manifest, "log") + ", audit at " + number(manifest, "audit");
  }

  private static long number(Map<String, Object> manifest, String chain) {
    return ((Number) ((Map<?, ?>) manifest.get(chain)).get("number")).longValue();
  }

  private Map<String, Object> manifest() throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      ZipEntry entry = zip.getEntry(MANIFEST);
      if (entry == null) {
        throw new Trouble(path + " is no archive of Entente: it holds no " + MANIFEST + ".");
      }
      return Json.object(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
