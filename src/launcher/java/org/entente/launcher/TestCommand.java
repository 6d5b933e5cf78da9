package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./entente test}: installs what the tests need, runs everything on both databases, and counts. */
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
    List<String> arguments = new ArrayList<>(List.of("-B", "-ntp", "verify"));
    if (full) {
      arguments.add("-Dentente.full=true");
    }
    int exit = new Build(checkout).maven(arguments.toArray(String[]::new)).inheritIO().start().waitFor();
    TestCount count = TestCount.of(checkout);
    System.out.println();
    FailedTests.of(checkout).forEach(System.out::println);
    System.out.println(count);
    if (exit == 0 && count.failed() == 0 && count.passed() > 0 && Files.exists(checkout.war())) {
      return 0;
    }
    return exit == 0 ? 1 : exit;
  }
}
