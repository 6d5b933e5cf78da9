package org.entente.exchange;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.settings.Environment;
import org.entente.settings.Installation;

/** The files of imports that are not done, in the data folder: a run that was stopped goes on from its own. */
@ApplicationScoped
class ImportFolder {
  private static final int CHUNK = 64 * 1024;
  private static final char MARK = '\uFEFF';

  @Inject
  Installation installation;

  @Inject
  Environment environment;

  private long largest;

  @PostConstruct
  void measure() {
    largest = ImportLength.largest(environment);
  }

  Path of(UUID run) {
    return folder().resolve(run.toString());
  }

  boolean has(UUID run) {
    return Files.isRegularFile(of(run));
  }

  /** Keeps the text as it comes, strict UTF-8, without the mark some programs put first; what is no such text leaves nothing. */
  Path keep(UUID run, InputStream body) {
    Path file = of(run);
    try {
      Files.createDirectories(folder());
      try (Reader reader = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
          Writer writer = Files.newBufferedWriter(file)) {
        copy(reader, writer);
      }
      return file;
    } catch (CharacterCodingException wrong) {
      forget(run);
      throw noText();
    } catch (IOException broken) {
      forget(run);
      throw new UncheckedIOException("The file broke off", broken);
    } catch (Problem refused) {
      forget(run);
      throw refused;
    }
  }

  private void copy(Reader reader, Writer writer) throws IOException {
    long left = largest;
    char[] chunk = new char[CHUNK];
    boolean first = true;
    for (int read = reader.read(chunk); read >= 0; read = reader.read(chunk)) {
      left -= read;
      if (left < 0) {
        throw tooLarge();
      }
      for (int i = 0; i < read; i++) {
        if (chunk[i] == '\0') {
          throw noText();
        }
      }
      int from = first && read > 0 && chunk[0] == MARK ? 1 : 0;
      writer.write(chunk, from, read - from);
      first &= read == 0;
    }
  }

  Problem tooLarge() {
    return Problem.of(ProblemKind.TOO_LARGE, "body-too-large",
        "The file is too long; an import has at most " + largest + " bytes. Split it.");
  }

  private static Problem noText() {
    return Problem.of(ProblemKind.MALFORMED, "malformed-file", "The file is not UTF-8 text; save it as UTF-8 and send it again.");
  }

  /** A run that is done needs its file no more. */
  void forget(UUID run) {
    try {
      Files.deleteIfExists(of(run));
    } catch (IOException stays) {
      throw new UncheckedIOException("The file of import " + run + " cannot be removed", stays);
    }
  }

  private Path folder() {
    return installation.data().resolve("imports");
  }
}
