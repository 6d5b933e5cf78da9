package org.entente.testing;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** The server that Arquillian starts for a run; its sample content is loaded once, after the first deployment. */
public final class ManagedServer {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private ManagedServer() {}

  /** A client of the server, which is ready: delivery has an edition. */
  public static Http ready() throws InterruptedException {
    Http http = Http.at(TestRun.managedServer());
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!isReady(http)) {
      requirePatience(deadline, "it is not ready");
      Thread.sleep(50);
    }
    return http;
  }

  /** A client of the server, whose sample content stands. */
  public static Http withSamples() throws InterruptedException {
    Http http = ready();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      Http.Answer answer = http.asLocal().get("api/editorial/v1/samples").expect(200);
      String status = answer.json().path("status").asText();
      if (status.equals("done")) {
        return http;
      }
      if (status.equals("failed") || status.equals("none")) {
        throw new IllegalStateException("The sample content does not stand: " + answer);
      }
      requirePatience(deadline, answer.toString());
      Thread.sleep(100);
    }
  }

  private static boolean isReady(Http http) {
    try {
      return http.get("health/ready").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static void requirePatience(Instant deadline, String found) {
    if (Instant.now().isAfter(deadline)) {
      throw new IllegalStateException("The managed server was waited for in vain: " + found);
    }
  }
}
