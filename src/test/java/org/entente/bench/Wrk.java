package org.entente.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The load: wrk with two threads and 32 connections, which ask as fast as they are answered. */
final class Wrk {
  private static final int WARM_UP_SECONDS = 10;
  private static final int CONNECTIONS = 32;

  private final Path script;
  private final int seconds;
  /** How many addresses of a file have had their turn. */
  private final Map<Path, Long> asked = new HashMap<>();

  /** @param seconds that each measurement takes */
  Wrk(Path folder, int seconds) throws IOException {
    this.script = Files.write(folder.resolve("rotate.lua"), Wrk.class.getResourceAsStream("/bench/rotate.lua").readAllBytes());
    this.seconds = seconds;
  }

  /**
   * What was seen.
   *
   * @param rate answers a second
   * @param p50 in milliseconds
   * @param p99 in milliseconds
   */
  record Seen(double rate, double p50, double p99) {}

  /** @param addresses a file of addresses relative to the server */
  Seen run(URI server, Path addresses) throws IOException, InterruptedException {
    return run(server, addresses, seconds, Map.of());
  }

  /** Asks each address once, over all runs, and begins again only when none is left. */
  Seen runOnce(URI server, Path addresses) throws IOException, InterruptedException {
    return runOnce(server, addresses, seconds);
  }

  /** Asks without looking, until what answers is compiled. */
  void warm(URI server, Path addresses) throws IOException, InterruptedException {
    run(server, addresses, WARM_UP_SECONDS, Map.of());
  }

  void warmOnce(URI server, Path addresses) throws IOException, InterruptedException {
    runOnce(server, addresses, WARM_UP_SECONDS);
  }

  private Seen runOnce(URI server, Path addresses, int time) throws IOException, InterruptedException {
    long from = asked.getOrDefault(addresses, 0L);
    Seen seen = run(server, addresses, time, Map.of("FROM", Long.toString(from)));
    // One thread may be ahead of the other, and the last questions are not counted.
    asked.put(addresses, from + (long) (1.2 * time * seen.rate()) + CONNECTIONS);
    return seen;
  }

  private Seen run(URI server, Path addresses, int time, Map<String, String> more) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of("wrk", "-t2", "-c" + CONNECTIONS, "-d" + time + "s", "--timeout", "10s", "-s", script.toString(),
        server.toString())).redirectErrorStream(true);
    builder.environment().put("ADDRESSES", addresses.toString());
    builder.environment().putAll(more);
    Process wrk = builder.start();
    String said = new String(wrk.getInputStream().readAllBytes());
    if (wrk.waitFor() != 0) {
      throw new IllegalStateException("wrk failed: " + said);
    }
    JsonNode seen = new ObjectMapper().readTree(said.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow());
    if (seen.path("refused").asLong() + seen.path("broken").asLong() > 0) {
      throw new IllegalStateException("Not everything was answered: " + seen);
    }
    return new Seen(seen.path("requests").asDouble() * 1e6 / seen.path("micros").asDouble(), seen.path("p50").asDouble() / 1e3,
        seen.path("p99").asDouble() / 1e3);
  }
}
