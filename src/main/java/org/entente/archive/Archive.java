package org.entente.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An archive that was read through once and found whole: every bit is as it was written, and this build knows its format. */
final class Archive implements AutoCloseable {
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(ZipFile zip) throws IOException {
    this.zip = zip;
    this.manifest = manifest(zip);
  }

  /** Refuses a file that is not whole. */
  static Archive open(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WrongArchive(file + " cannot be read; name a file made by ./entente backup or export");
    }
    try {
      if (!Seal.isIntact(file)) {
        throw new WrongArchive(file + " is cut short or damaged, or is no archive of Entente: its last 64 characters are not the"
            + " SHA-256 of the rest; take another copy of it");
      }
      return new Archive(new ZipFile(file.toFile()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The archive " + file + " cannot be read", unreadable);
    }
  }

  private static Manifest manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.FILE);
    if (entry == null) {
      throw new WrongArchive(zip.getName() + " holds no " + Manifest.FILE + "; name a file made by ./entente backup or export");
    }
    try (InputStream bytes = zip.getInputStream(entry)) {
      JsonNode json = new ObjectMapper().readTree(bytes);
      return Manifest.of(json);
    } catch (DateTimeException unreadable) {
      throw new WrongArchive(zip.getName() + " does not say when it was made; take another copy of it");
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /** By this the archive is known again. */
  String seal() {
    return zip.getComment();
  }

  /** Hands over the records of a table. */
  void read(Manifest.Part part, Table.Reader reader) throws IOException {
    ZipEntry entry = zip.getEntry(part.file());
    if (entry == null) {
      throw new WrongArchive("lacks " + part.file() + ", which its manifest names; take another copy of it");
    }
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.line(line.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
