package org.entente.installing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.entente.launcher.Database;
import org.entente.testing.EntenteServer;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;

/** What is wrong in a file of the installation is told to whoever starts the server. */
class WrongFilesIT {
  @Test
  void aWrongFileStopsTheStartAndIsNamed() throws Exception {
    assumeThat(TestRun.database()).as("the files have nothing to do with the database").isEqualTo(Database.H2);
    EntenteServer installation = EntenteServer.h2("wrong-files", Map.of());
    requireNamed(installation, "ENTENTE_PORTAL_STRINGS", "no: {fr: Suite}");
    requireNamed(installation, "ENTENTE_CATALOGUE", "licence: none");
  }

  private static void requireNamed(EntenteServer installation, String setting, String text) throws IOException, InterruptedException {
    Path file = Files.writeString(TestRun.folder().resolve(setting + ".yaml"), text + "\n");
    try (EntenteServer server = installation.with(Map.of(setting, file.toString()))) {
      server.launch();
      Until.holds("the start is refused for " + file, () -> server.logged().lines()
          .anyMatch(line -> line.contains("Entente cannot start: ") && line.contains(file.getFileName().toString())));
    }
  }
}
