package org.entente.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./entente test}: installs what the tests need, runs everything on both databases, and counts. The integration tests mostly wait,
 * so both databases have their turn at the same time; a full run measures bounds and needs the machine for one of them.
 */
final class TestCommand {
  private static final List<String> DATABASES = List.of("h2", "postgres");

  private final Checkout checkout;
  private final Build build;
  private final boolean full;

  TestCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    this.build = new Build(checkout);
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
    int exit = full ? maven("verify", "-Dentente.full=true") : sideBySide();
    TestCount count = TestCount.of(checkout);
    System.out.println();
    System.out.println(count);
    if (exit == 0 && count.failed() == 0 && count.passed() > 0 && Files.exists(checkout.war())) {
      return 0;
    }
    return exit == 0 ? 1 : exit;
  }

  private int sideBySide() throws IOException, InterruptedException {
    int exit = maven("verify", "-DskipITs");
    if (exit != 0) {
      return exit;
    }
    List<Process> runs = new ArrayList<>();
    List<Thread> tellers = new ArrayList<>();
    for (String database : DATABASES) {
      Process run = process("build-helper:reserve-network-port@free-ports", "failsafe:integration-test@" + database)
          .redirectErrorStream(true).start();
      Runtime.getRuntime().addShutdownHook(new Thread(run::destroy));
      runs.add(run);
      tellers.add(told(run, database));
    }
    for (Thread teller : tellers) {
      teller.join();
    }
    for (Process run : runs) {
      exit = Math.max(exit, run.waitFor());
    }
    return Math.max(exit, maven("failsafe:verify@verify"));
  }

  /** Prints what a run says, each line with the run's name. */
  private static Thread told(Process run, String name) {
    Thread teller = new Thread(() -> {
      try (BufferedReader lines = run.inputReader()) {
        lines.lines().forEach(line -> System.out.printf("%-8s %s%n", name, line));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }, "tests-on-" + name);
    teller.start();
    return teller;
  }

  private int maven(String... goals) throws IOException, InterruptedException {
    return process(goals).inheritIO().start().waitFor();
  }

  private ProcessBuilder process(String... goals) {
    return build.maven(Stream.concat(Stream.of("-B", "-ntp"), Stream.of(goals)).toArray(String[]::new));
  }
}
