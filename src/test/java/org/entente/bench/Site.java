package org.entente.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.launcher.Folders;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;
import org.entente.testing.Postgres;
import org.entente.testing.Until;

/** What is measured: the provisioned server on PostgreSQL, with its demo office. */
final class Site implements AutoCloseable {
  private static final String IMPORTS = "api/editorial/v1/imports?as=public";
  private static final int LINES = 4_000;

  private final Postgres postgres;
  private final EntenteServer server;

  private Site(Postgres postgres, EntenteServer server) {
    this.postgres = postgres;
    this.server = server;
  }

  static Site start() throws IOException, InterruptedException {
    Postgres postgres = Postgres.start();
    EntenteServer server = EntenteServer.postgres("site", postgres, postgres.newDatabase(), Map.of("ENTENTE_SAMPLE", "true")).start();
    Site site = new Site(postgres, server);
    Until.holds("the demo office stands", () -> site.local().get("api/editorial/v1/samples").expect(200).json().path("status").asText().equals("done"));
    return site;
  }

  URI address() {
    return server.baseUri();
  }

  Http http() {
    return server.http();
  }

  private Http local() {
    return http().asLocal();
  }

  void fill(Data data) {
    for (String part : data.parts(LINES)) {
      String run = local().send("POST", IMPORTS, "application/x-ndjson", part).expect(202).header("Location").orElseThrow();
      Until.holds("a part stands", () -> !report(run).path("status").asText().equals("running"));
      JsonNode report = report(run);
      if (report.at("/counts/created").asInt() != part.lines().count()) {
        throw new IllegalStateException("Not every line came to stand: " + report.path("counts") + " " + report.at("/lines/0"));
      }
    }
  }

  private JsonNode report(String run) {
    return local().get(run).expect(200).json();
  }

  /** From the start of the process to the first delivered answer; with its index, or made to build it anew. */
  Duration coldStart(boolean rebuilding) throws IOException, InterruptedException {
    server.stop();
    if (rebuilding) {
      Folders.delete(server.data().resolve("edition"));
    }
    long begun = System.nanoTime();
    server.launch();
    Until.holds("an article is delivered", this::delivered);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private boolean delivered() {
    try {
      return http().get("api/v1/news/article-1").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** The time of processors that server, database and this process itself, their client, have used so far. */
  Map<String, Duration> processors() {
    return Map.of("server", used(ProcessHandle.of(server.pid()).stream()), "PostgreSQL", used(postgres.processes()),
        "client", used(Stream.of(ProcessHandle.current())));
  }

  private static Duration used(Stream<ProcessHandle> processes) {
    return processes.flatMap(process -> process.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
  }

  /** Resident, in megabytes. */
  long memory() throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(server.pid()), "status"));
    return Long.parseLong(status.lines().filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow().replaceAll("\\D", "")) / 1024;
  }

  @Override
  public void close() throws IOException {
    server.close();
    postgres.close();
  }
}
