package org.entente.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedWarIT {
  private static final String INDEX = "META-INF/jandex.idx";

  @TempDir
  Path home;

  @BeforeEach
  void linkModules() throws IOException {
    Files.createSymbolicLink(home.resolve("modules"), TestRun.serverHome().resolve("modules"));
  }

  @Test
  void holdsWhatTheWarHoldsAndAnIndexInEachLibrary() throws Exception {
    UnpackedWar unpacked = new UnpackedWar(home, TestRun.war());
    assertThat(unpacked.folder()).isEmpty();
    unpacked.bringUpToDate();
    Path folder = unpacked.folder().orElseThrow();
    int libraries = 0;
    try (ZipFile war = new ZipFile(TestRun.war().toFile())) {
      for (ZipEntry entry : Collections.list(war.entries())) {
        Path file = folder.resolve(entry.getName());
        if (entry.getName().matches("WEB-INF/lib/.+[.]jar")) {
          assertThat(names(file)).contains(INDEX);
          libraries++;
        } else if (entry.isDirectory()) {
          assertThat(file).isDirectory();
        } else {
          assertThat(file).hasBinaryContent(war.getInputStream(entry).readAllBytes());
        }
      }
    }
    assertThat(libraries).isPositive();
  }

  @Test
  void isOfThisWarOnlyAndTakesThePlaceOfTheOneBefore(@TempDir Path elsewhere) throws Exception {
    UnpackedWar before = new UnpackedWar(home, TestRun.war());
    before.bringUpToDate();
    Path running = elsewhere.resolve("entente.war");
    Folders.link(before.folder().orElseThrow(), running);
    Path other = Files.copy(TestRun.war(), elsewhere.resolve("other.war"));
    Files.write(other, changed(Files.readAllBytes(other)));
    UnpackedWar after = new UnpackedWar(home, other);
    assertThat(after.folder()).isEmpty();
    after.bringUpToDate();
    assertThat(after.folder()).isPresent();
    assertThat(before.folder()).isEqualTo(Optional.empty());
    assertThat(running.resolve("WEB-INF/web.xml")).as("a server that runs from it").isNotEmptyFile();
  }

  /** The date of the first entry is another. */
  private static byte[] changed(byte[] war) {
    war[12] ^= 1;
    return war;
  }

  private static List<String> names(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }
}
