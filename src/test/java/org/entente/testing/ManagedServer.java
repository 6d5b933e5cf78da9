package org.entente.testing;

import java.io.UncheckedIOException;

/** The server that Arquillian starts for a run; its sample content is loaded once, after the first deployment. */
public final class ManagedServer {
  private ManagedServer() {}

  /** A client of the server, which is ready: delivery has an edition. */
  public static Http ready() {
    Http http = Http.at(TestRun.managedServer());
    Until.holds("the managed server is ready", () -> isReady(http));
    return http;
  }

  /** A client of the server, whose sample content stands. */
  public static Http withSamples() {
    Http http = ready();
    awaitSamples(http);
    return http;
  }

  /** Waits until the sample content of that server, which is ready, stands; fails if it never will. */
  public static void awaitSamples(Http http) {
    Until.holds("the sample content stands", () -> samplesStand(http));
  }

  private static boolean samplesStand(Http http) {
    Http.Answer answer = http.asLocal().get("api/editorial/v1/samples").expect(200);
    return switch (answer.json().path("status").asText()) {
      case "done" -> true;
      case "loading" -> false;
      default -> throw new IllegalStateException("The sample content does not stand: " + answer);
    };
  }

  private static boolean isReady(Http http) {
    try {
      return http.get("health/ready").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
