package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./entente bench}: measures what readers and staff get of this machine, on PostgreSQL, and prints it as shares of a bare server's speed. */
final class BenchCommand {
  private static final String MAIN = "org.entente.bench.Bench";

  private final Checkout checkout;
  private final Options options;

  BenchCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    this.options = Options.parse(words, Options.names(), Options.names("scale", "seconds", "turns", "only"));
    if (!options.plain().isEmpty()) {
      throw new Trouble("./entente bench takes no argument '" + options.plain().get(0) + "'.", 2);
    }
  }

  int run() throws IOException, InterruptedException {
    new TestPackages().install("wrk");
    Build build = new Build(checkout);
    build.bringUpToDate();
    Path classPath = checkout.root().resolve("target/bench.classpath");
    int exit = build.maven("-q", "-B", "-ntp", "test-compile", "dependency:build-classpath", "-Dmdep.outputFile=" + classPath, "-Dmdep.includeScope=test")
        .inheritIO().start().waitFor();
    if (exit != 0) {
      throw new Trouble("The benchmark could not be compiled; Maven's words are above.");
    }
    Path target = checkout.root().resolve("target");
    ProcessBuilder bench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dentente.server.home=" + checkout.serverHome(), "-Dentente.war=" + checkout.war(), "-Dentente.test.folder=" + target.resolve("bench"),
        "-cp", target.resolve("test-classes") + ":" + target.resolve("classes") + ":" + Files.readString(classPath).strip(), MAIN,
        number("scale", "1"), number("seconds", "10"), number("turns", "3"));
    options.get("only").ifPresent(bench.command()::add);
    return bench.inheritIO().start().waitFor();
  }

  private String number(String name, String otherwise) {
    String given = options.get(name).orElse(otherwise);
    if (!given.matches("[1-9][0-9]{0,2}")) {
      throw new Trouble("--" + name + " takes a whole number from 1 to 999, not '" + given + "'.", 2);
    }
    return given;
  }
}
