package org.entente.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * {@code ./entente test}: installs what the tests need, runs everything on both databases, and counts. The integration tests of the
 * two run side by side, each line of Maven's output with its database before it. In the full run, which knows bounds of time, neither
 * stands in the other's way.
 */
final class TestCommand {
  private final Checkout checkout;
  private final boolean full;

  TestCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    Options options = Options.parse(words, Options.names("full"), Options.names());
    this.full = options.has("full");
    if (!options.plain().isEmpty()) {
      throw new Trouble("./entente test takes no argument '" + options.plain().get(0) + "'.", 2);
    }
  }

  int run() throws IOException, InterruptedException {
    new TestPackages().install();
    for (Path reports : TestCount.folders(checkout)) {
      Folders.delete(reports);
    }
    int exit = maven("pre-integration-test").inheritIO().start().waitFor();
    if (exit == 0) {
      new Build(checkout).prepareStarts(); // once for both
      exit = Math.max(onBothDatabases(), maven("failsafe:verify@verify").inheritIO().start().waitFor());
    }
    TestCount count = TestCount.of(checkout);
    System.out.println();
    FailedTests.of(checkout).forEach(System.out::println);
    System.out.println(count);
    if (exit == 0 && count.failed() == 0 && count.passed() > 0 && Files.exists(checkout.war())) {
      return 0;
    }
    return exit == 0 ? 1 : exit;
  }

  /** @return 0 unless a run broke off; whether its tests passed is asked afterwards, of both together */
  private int onBothDatabases() throws IOException {
    List<CompletableFuture<Integer>> runs = new ArrayList<>();
    for (Database database : Database.values()) {
      CompletableFuture<Integer> run = onOne(database.word());
      if (full) {
        run.join();
      }
      runs.add(run);
    }
    return runs.stream().mapToInt(CompletableFuture::join).max().orElseThrow();
  }

  private CompletableFuture<Integer> onOne(String database) throws IOException {
    Process run = maven("build-helper:reserve-network-port@free-ports", "failsafe:integration-test@" + database).redirectErrorStream(true).start();
    BufferedReader lines = run.inputReader();
    return CompletableFuture.runAsync(() -> lines.lines().forEach(line -> System.out.println(database + " | " + line)))
        .thenCombine(run.onExit(), (read, ended) -> ended.exitValue());
  }

  private ProcessBuilder maven(String... goals) {
    Stream<String> options = Stream.of("-B", "-ntp", "-Dentente.full=" + full);
    return new Build(checkout).maven(Stream.concat(options, Stream.of(goals)).toArray(String[]::new));
  }
}
