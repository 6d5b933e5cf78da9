package org.entente.installing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.entente.launcher.Database;
import org.entente.testing.EntenteServer;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;

/** What is wrong in a setting, or in a file of the installation, is told to whoever starts the server. */
class WrongSettingsIT {
  @Test
  void whatIsWrongStopsTheStartAndIsNamed() throws Exception {
    assumeThat(TestRun.database()).as("the settings have nothing to do with the database").isEqualTo(Database.H2);
    EntenteServer installation = EntenteServer.h2("wrong-settings", Map.of());
    requireNamed(installation, "ENTENTE_PORTAL_STRINGS", file("portal.yaml", "no: {fr: Suite}"), "portal.yaml");
    requireNamed(installation, "ENTENTE_CATALOGUE", file("catalogue.yaml", "licence: none"), "catalogue.yaml");
    requireNamed(installation, "ENTENTE_CACHE_MB", "much", "ENTENTE_CACHE_MB");
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(TestRun.folder().resolve(name), text + "\n").toString();
  }

  private static void requireNamed(EntenteServer installation, String setting, String value, String place) throws IOException, InterruptedException {
    try (EntenteServer server = installation.with(Map.of(setting, value))) {
      server.launch();
      Until.holds("the start is refused for " + setting, () -> server.logged().lines()
          .anyMatch(line -> line.contains("Entente cannot start: ") && line.contains(place)));
    }
  }
}
