package org.entente.installing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.launcher.Folders;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md}, followed to the letter from the installation to the upgrade; then everything left behind is searched. */
class OperationsIT {
  private static Administrator administrator;
  private static Set<String> commandLines;

  @BeforeAll
  static void follow() throws Exception {
    administrator = new Administrator(TestRun.folder().resolve("operations"));
    try (CommandLines watched = CommandLines.open()) {
      administrator.follow(Instructions.of(Path.of("docs/operations.md")));
      commandLines = watched.seen();
    }
  }

  @AfterAll
  static void leave() throws IOException {
    administrator.close();
    Folders.delete(administrator.folder());
  }

  @Test
  void everyCommandOfTheDocumentWorksInItsOrder() {
    assertThat(administrator.done()).isGreaterThanOrEqualTo(5);
  }

  /** Logs, the server's configuration, exports and whatever else lies in the folders; only the secrets' own files may hold them. */
  @Test
  void noSecretIsInAFileOfTheInstallation() throws IOException {
    Set<String> leaks = new TreeSet<>();
    try (Stream<Path> files = Files.walk(administrator.folder())) {
      for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.startsWith(administrator.folder().resolve("secrets"))).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        administrator.secrets().forEach((name, secret) -> {
          if (text.contains(secret) && !mayHold(file)) {
            leaks.add(name + " in " + administrator.folder().relativize(file));
          }
        });
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void noSecretIsInACommandLine() {
    assertThat(commandLines).as("the server was seen").anyMatch(line -> line.contains("org.jboss.as.standalone"));
    assertThat(administrator.secrets().values())
        .noneMatch(secret -> commandLines.stream().anyMatch(line -> line.contains(secret)));
  }

  @Test
  void theFilesOfTheDataFolderAreTheServersAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(administrator.folder().resolve("data")))).isEqualTo("rwx------");
    for (String announced : new String[] {"data/running.json", "run/running.json"}) {
      Path file = administrator.folder().resolve(announced);
      if (Files.exists(file)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(announced).isEqualTo("rw-------");
      }
    }
  }

  /** The announcement of a running server holds the local token, for the command line; it is gone after a clean stop. */
  private static boolean mayHold(Path file) {
    return file.getFileName().toString().equals("running.json");
  }
}
