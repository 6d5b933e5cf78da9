package org.entente.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.testing.Ports;
import org.entente.testing.TestRun;

/**
 * Measures and prints. The bare server and Entente are asked in turns, so that a machine that runs slower for a while is slower for
 * both; of several turns the middle one counts.
 */
public final class Bench implements AutoCloseable {
  private static final int STORY_CLIENTS = 8;
  /** So many stories are told before any is counted: what the staff's requests run through is compiled by then. */
  private static final int STORY_WARM_UP = 5_000;
  private static final List<String> BUSY = List.of("W1", "W2", "W3", "W4");

  private final Path folder = Files.createDirectories(TestRun.folder());
  private final Map<String, Object> figures;
  private final int seconds;
  private final int turns;
  private final Data data;
  private final Wrk wrk;
  private final Site site;
  private final List<Process> bare = new ArrayList<>();

  private Bench(int scale, int seconds, int turns) throws IOException, InterruptedException {
    this.seconds = seconds;
    this.turns = turns;
    this.data = new Data(scale);
    this.wrk = new Wrk(folder, seconds);
    this.site = Site.start();
    this.figures = new HashMap<>(Map.of("scale", scale, "seconds", seconds, "turns", turns, "processors", Runtime.getRuntime().availableProcessors()));
  }

  /** @param words scale, seconds of each measurement, how often each is repeated, and perhaps the workloads that are wanted */
  public static void main(String... words) throws Exception {
    List<String> wanted = words.length > 3 ? List.of(words[3].split(",")) : List.of();
    try (Bench bench = new Bench(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]))) {
      bench.run(wanted);
    }
    System.exit(0);
  }

  private void run(List<String> wanted) throws Exception {
    long begun = System.nanoTime();
    site.fill(data);
    say("%,d contents stand after %d s", Data.PARTNERS + data.agreements() + data.news(), Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    List<Workload> workloads = Workload.all(data, site.http());
    Map<String, URI> floors = new HashMap<>();
    say("%-5s %12s %12s %8s %8s %9s %9s", "", "bare /s", "Entente /s", "share", "wanted", "p50 ms", "p99 ms");
    for (Workload workload : workloads) {
      if (wanted.isEmpty() || wanted.contains(workload.name())) {
        Workload floor = workloads.stream().filter(other -> other.name().equals(workload.floor())).findFirst().orElseThrow();
        measure(workload, written(workload), floors.computeIfAbsent(floor.name(), name -> floor(floor)), written(floor));
      }
    }
    if (wanted.isEmpty() || wanted.contains("W6")) {
      stories();
    }
    staticFile();
    tell("memory", "resident MB", site.memory());
    if (wanted.isEmpty() || wanted.contains("W7")) {
      tell("W7", "cold start s", site.coldStart(false).toMillis() / 1e3);
      tell("W7r", "cold start without an index s", site.coldStart(true).toMillis() / 1e3);
    }
    Path report = Files.writeString(folder.resolve("bench.json"), new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    say("All figures: %s", report);
  }

  private void measure(Workload workload, Path addresses, URI floor, Path floorAddresses) throws Exception {
    wrk.warm(site.address(), addresses);
    wrk.warm(floor, floorAddresses);
    List<Wrk.Seen> below = new ArrayList<>();
    List<Wrk.Seen> ours = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      below.add(wrk.run(floor, floorAddresses));
      ours.add(wrk.run(site.address(), addresses));
    }
    Wrk.Seen seen = middle(ours);
    double share = 100 * seen.rate() / middle(below).rate();
    say("%-5s %,12.0f %,12.0f %7.1f%% %7d%% %9.2f %9.2f   %s", workload.name(), middle(below).rate(), seen.rate(), share, workload.share(), seen.p50(),
        seen.p99(), workload.about());
    figures.put(workload.name(), Map.of("bare", middle(below).rate(), "rate", seen.rate(), "share", share, "p50", seen.p50(), "p99", seen.p99()));
    if (BUSY.contains(workload.name())) {
      busy(workload, addresses, seen);
    }
  }

  private void busy(Workload workload, Path addresses, Wrk.Seen quiet) throws Exception {
    try (AutoCloseable publishing = new Stories(site.address()).steadily()) {
      Wrk.Seen seen = wrk.run(site.address(), addresses);
      double share = 100 * seen.rate() / quiet.rate();
      say("%-5s %12s %,12.0f %7.1f%% %7d%% %9.2f %9.2f   of the quiet figure, while 5 stories a second are published", workload.name() + "b", "", seen.rate(),
          share, 70, seen.p50(), seen.p99());
      figures.put(workload.name() + "b", Map.of("rate", seen.rate(), "share", share, "p50", seen.p50(), "p99", seen.p99()));
    }
  }

  private void stories() throws InterruptedException {
    Stories stories = new Stories(site.address());
    for (double told = 0; told < STORY_WARM_UP; ) {
      told += seconds * stories.rate(STORY_CLIENTS, seconds);
    }
    Map<String, Duration> before = site.processors();
    double rate = stories.rate(STORY_CLIENTS, 2 * seconds);
    tell("W6", "stories/s by 8 clients", rate);
    site.processors().forEach((process, used) ->
        tell("W6 " + process, "ms of a processor for each story", used.minus(before.get(process)).toMillis() / (rate * 2 * seconds)));
  }

  private void staticFile() throws Exception {
    byte[] article = site.http().get("api/v1/news/article-1?include=partners").bytes();
    try (StaticFile nginx = StaticFile.start(folder, article)) {
      Path addresses = Files.writeString(folder.resolve("nginx.txt"), "/article\n");
      wrk.warm(nginx.address(), addresses);
      tell("nginx", "static file /s", wrk.run(nginx.address(), addresses).rate());
    }
  }

  private Path written(Workload workload) throws IOException {
    Path file = folder.resolve(workload.name() + ".txt");
    if (Files.notExists(file)) {
      Stream<String> lines = workload.addresses().stream();
      Files.write(file, (workload.conditional() ? lines.map(address -> address + "\t" + held(address)) : lines).toList());
    }
    return file;
  }

  private String held(String address) {
    return site.http().get(address).expect(200).etag();
  }

  private URI floor(Workload workload) {
    try {
      int port = Ports.free();
      bare.add(BareServer.launch(port, site.address(), Files.write(folder.resolve(workload.name() + ".bare.txt"), workload.addresses())));
      return URI.create("http://localhost:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Wrk.Seen middle(List<Wrk.Seen> all) {
    return all.stream().sorted(Comparator.comparingDouble(Wrk.Seen::rate)).toList().get(all.size() / 2);
  }

  private void tell(String name, String about, double figure) {
    say("%-5s %,25.1f   %s", name, figure, about);
    figures.put(name, figure);
  }

  private static void say(String line, Object... values) {
    System.out.printf(Locale.ROOT, line + "%n", values);
  }

  @Override
  public void close() throws IOException {
    bare.forEach(Process::destroy);
    site.close();
  }
}
