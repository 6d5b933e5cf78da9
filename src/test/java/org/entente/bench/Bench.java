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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.testing.Ports;
import org.entente.testing.TestRun;

/**
 * Measures and prints. The bare server and Entente are asked in turns, so that a machine that runs slower for a while is slower for
 * both; of several turns the middle one counts.
 */
public final class Bench implements AutoCloseable {
  private static final int STORY_CLIENTS = 8;
  /** So many stories are told before what the staff does is measured: the code it runs through is compiled by then. */
  private static final int STORY_WARM_UP = 20_000;
  /** Of their quiet figure, what readers must be left with while others publish, in per cent. */
  private static final int SHARE_WHILE_BUSY = 70;
  private static final List<String> BUSY = List.of("W1", "W2", "W3", "W4");

  private final Path folder = Files.createDirectories(TestRun.folder());
  private final Map<String, Object> figures;
  private final int seconds;
  private final int turns;
  private final Data data;
  private final Wrk wrk;
  private final Site site;
  private final List<String> wanted;
  private final List<Process> bare = new ArrayList<>();
  /** By this run: cursors and ETags of another site are worth nothing. */
  private final Set<Path> written = new HashSet<>();

  private Bench(int scale, int seconds, int turns, List<String> wanted) throws IOException, InterruptedException {
    this.seconds = seconds;
    this.turns = turns;
    this.wanted = wanted;
    this.data = new Data(scale);
    this.wrk = new Wrk(folder, seconds);
    this.site = Site.start();
    this.figures = new HashMap<>(Map.of("scale", scale, "seconds", seconds, "turns", turns, "processors", Runtime.getRuntime().availableProcessors()));
  }

  /** @param words scale, seconds of each measurement, how often each is repeated, and perhaps the workloads that are wanted */
  public static void main(String... words) throws Exception {
    List<String> wanted = words.length > 3 ? List.of(words[3].split(",")) : List.of();
    try (Bench bench = new Bench(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), wanted)) {
      bench.run();
    }
    System.exit(0);
  }

  /**
   * Readers come first, and the starts, while only those contents stand that the table speaks of: the staff adds thousands. Last are the
   * rows that compare a busy site with the same site when it is quiet.
   */
  private void run() throws Exception {
    long begun = System.nanoTime();
    site.fill(data);
    say("%,d contents stand after %d s", Data.PARTNERS + data.agreements() + data.news(), Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    List<Workload> workloads = Workload.all(data, site.http());
    Map<String, URI> floors = new HashMap<>();
    say("%-5s %12s %12s %8s %8s %9s %9s", "", "bare /s", "Entente /s", "share", "wanted", "p50 ms", "p99 ms");
    for (Workload workload : workloads) {
      if (isWanted(workload.name())) {
        Workload floor = workloads.stream().filter(other -> other.name().equals(workload.floor())).findFirst().orElseThrow();
        measure(workload, written(workload), floors.computeIfAbsent(floor.name(), name -> floor(floor)), written(floor));
      }
    }
    staticFile();
    tell("memory", "resident MB", site.memory());
    if (isWanted("W7")) {
      tell("W7", "cold start s", start(false));
      tell("W7r", "cold start without an index s", start(true));
    }
    List<Workload> busy = workloads.stream().filter(workload -> BUSY.contains(workload.name()) && isWanted(workload.name() + "b")).toList();
    if (!busy.isEmpty() || isWanted("W6")) {
      staff(busy);
    }
    Path report = Files.writeString(folder.resolve("bench.json"), new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    say("All figures: %s", report);
  }

  private boolean isWanted(String row) {
    return wanted.isEmpty() || wanted.contains(row);
  }

  private void measure(Workload workload, Path addresses, URI floor, Path floorAddresses) throws Exception {
    boolean once = workload.way() == Workload.Way.ONCE;
    if (once) {
      wrk.warmOnce(site.address(), addresses);
    } else {
      wrk.warm(site.address(), addresses);
    }
    wrk.warm(floor, floorAddresses);
    List<Wrk.Seen> below = new ArrayList<>();
    List<Wrk.Seen> ours = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      below.add(wrk.run(floor, floorAddresses));
      ours.add(once ? wrk.runOnce(site.address(), addresses) : wrk.run(site.address(), addresses));
    }
    compare(workload.name(), middle(below), middle(ours), workload.share(), workload.about());
  }

  private double start(boolean rebuilding) throws Exception {
    List<Double> seen = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      seen.add(site.coldStart(rebuilding).toMillis() / 1e3);
    }
    return seen.stream().sorted().toList().get(turns / 2);
  }

  private void staff(List<Workload> busy) throws Exception {
    Stories stories = new Stories(site.address());
    for (double told = 0; told < STORY_WARM_UP; ) {
      told += seconds * stories.rate(STORY_CLIENTS, seconds);
    }
    if (isWanted("W6")) {
      Map<String, Duration> before = site.processors();
      double rate = stories.rate(STORY_CLIENTS, 2 * seconds);
      tell("W6", "stories/s by 8 clients", rate);
      site.processors().forEach((process, used) ->
          tell("W6 " + process, "ms of a processor for each story", used.minus(before.get(process)).toMillis() / (rate * 2 * seconds)));
    }
    if (!busy.isEmpty()) {
      say("%-5s %12s %12s %8s %8s %9s %9s   while 5 stories a second are published", "", "quiet /s", "busy /s", "share", "wanted", "p50 ms", "p99 ms");
    }
    for (Workload workload : busy) {
      beside(stories, workload, written(workload));
    }
  }

  private void beside(Stories stories, Workload workload, Path addresses) throws Exception {
    wrk.warm(site.address(), addresses);
    try (AutoCloseable publishing = stories.steadily()) {
      wrk.warm(site.address(), addresses);
    }
    List<Wrk.Seen> quiet = new ArrayList<>();
    List<Wrk.Seen> busy = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      quiet.add(wrk.run(site.address(), addresses));
      try (AutoCloseable publishing = stories.steadily()) {
        busy.add(wrk.run(site.address(), addresses));
      }
    }
    compare(workload.name() + "b", middle(quiet), middle(busy), SHARE_WHILE_BUSY, workload.about());
  }

  private void compare(String row, Wrk.Seen floor, Wrk.Seen seen, int wantedShare, String about) {
    double share = 100 * seen.rate() / floor.rate();
    say("%-5s %,12.0f %,12.0f %7.1f%% %7d%% %9.2f %9.2f   %s", row, floor.rate(), seen.rate(), share, wantedShare, seen.p50(), seen.p99(), about);
    figures.put(row, Map.of("floor", floor.rate(), "rate", seen.rate(), "share", share, "p50", seen.p50(), "p99", seen.p99()));
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
    if (written.add(file)) {
      Stream<String> lines = workload.addresses().stream();
      Files.write(file, (workload.way() == Workload.Way.HELD ? lines.map(address -> address + "\t" + held(address)) : lines).toList());
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
