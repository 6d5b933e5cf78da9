package org.entente.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server comes up with the WAR, inside Arquillian and as a process of its own. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SmokeIT {

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void theManagedServerLives() throws Exception {
    ManagedServer.ready().get("health/live").expect(200);
  }

  /** The JVM is silent when it passes the archive over. */
  @Test
  void aServerTakesItsClassesFromTheArchiveAndStartsAgainWhenItWasKilled() throws Exception {
    try (EntenteServer server = EntenteServer.ofTheRun("smoke", Map.of())) {
      server.start();
      assertThat(Files.readString(Path.of("/proc", Long.toString(server.pid()), "maps"))).containsPattern("/entente-.*[.]jsa");
      server.killNine();
      server.start();
      assertThat(server.http().get("health/live").status()).isEqualTo(200);
    }
  }
}
