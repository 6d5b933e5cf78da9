package org.entente.launcher;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Waits until a started server answers and its sample content stands, or says in one sentence why it never will. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  /** How the application itself says why it cannot start. */
  private static final String OWN_WORDS = "Entente cannot start: ";

  private final Process process;
  private final LocalClient client;
  private final Path log;
  private final long logStart;
  private boolean sampled;
  private Instant deadline = Instant.now().plus(PATIENCE);

  /** @param logStart how long the log already was before this start */
  Readiness(Process process, LocalClient client, Path log, long logStart) {
    this.process = process;
    this.client = client;
    this.log = log;
    this.logStart = logStart;
  }

  /** For a start that has much to do first; its process tells whether it still tries. */
  Readiness withoutHaste() {
    deadline = Instant.MAX;
    return this;
  }

  void awaitReady(Progress progress) throws IOException, InterruptedException {
    for (int beat = 0; client.probe("/health/ready") != 200; beat++) {
      requireAlive();
      if (beat % 10 == 9 && logged("WFLYSRV0026") && client.probe("/health/live") != 200) {
        throw failed("The application did not start");
      }
      progress.beat();
      Thread.sleep(100);
    }
  }

  /** Whether there is sample content: a copy of real work takes none, whatever was asked for. */
  boolean isSampled() {
    return sampled;
  }

  void awaitSamples(Progress progress) throws IOException, InterruptedException {
    while (true) {
      requireAlive();
      HttpResponse<String> response = client.get("/api/editorial/v1/samples");
      Map<String, Object> json = Json.object(response.body());
      String status = String.valueOf(json.get("status"));
      if (response.statusCode() != 200) {
        throw new Trouble("The sample content cannot be followed: " + LocalClient.refusal(response) + ".");
      } else if (status.equals("done") || status.equals("none")) {
        sampled = status.equals("done");
        return;
      } else if (status.equals("failed")) {
        throw new Trouble("The sample content could not be loaded: " + json.get("reason") + " (see " + log + ").");
      }
      if (json.get("done") instanceof Number done && json.get("total") instanceof Number total) {
        progress.count(done.intValue(), total.intValue());
      }
      Thread.sleep(200);
    }
  }

  private void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw failed("The server stopped while it was starting");
    }
    if (Instant.now().isAfter(deadline)) {
      throw failed("The server was not ready after " + PATIENCE.toMinutes() + " minutes");
    }
  }

  private Trouble failed(String what) throws IOException {
    List<String> lines = newLines();
    String said = last(lines, OWN_WORDS);
    if (!said.isEmpty()) {
      return new Trouble(said.substring(said.indexOf(OWN_WORDS)).strip() + " (see " + log + ").");
    }
    String cause = last(lines, "Caused by: ", "Suppressed: ");
    String reason = cause.isEmpty() ? last(lines, " ERROR ", " FATAL ") : cause;
    return new Trouble(what + ": " + (reason.isEmpty() ? "no error was logged" : reason.strip()) + " (see " + log + ").");
  }

  private boolean logged(String code) throws IOException {
    return newLines().stream().anyMatch(line -> line.contains(code));
  }

  private static String last(List<String> lines, String... marks) {
    String found = "";
    for (String line : lines) {
      for (String mark : marks) {
        found = line.contains(mark) && !line.stripTrailing().endsWith(":") ? line : found; // a colon: the next line says it
      }
    }
    return found;
  }

  private List<String> newLines() throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(log);
    int from = bytes.length < logStart ? 0 : (int) logStart;
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).lines().toList();
  }
}
