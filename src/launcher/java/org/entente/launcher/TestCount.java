package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many tests passed, failed and were skipped, summed over the reports of all runs. */
record TestCount(int passed, int failed, int skipped) {
  private static final List<String> REPORTS =
      List.of("target/surefire-reports", "target/failsafe-reports-h2", "target/failsafe-reports-postgres");
  private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");

  static List<Path> folders(Checkout checkout) {
    return REPORTS.stream().map(checkout.root()::resolve).toList();
  }

  static TestCount of(Checkout checkout) throws IOException {
    TestCount sum = new TestCount(0, 0, 0);
    for (Path folder : folders(checkout)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(path -> path.getFileName().toString().matches("TEST-.*\\.xml")).toList()) {
            sum = sum.plus(read(file));
          }
        }
      }
    }
    return sum;
  }

  private static TestCount read(Path file) throws IOException {
    Matcher suite = SUITE.matcher(Files.readString(file));
    if (!suite.find()) {
      return new TestCount(0, 0, 0);
    }
    int failed = number(suite.group(), "errors") + number(suite.group(), "failures");
    int skipped = number(suite.group(), "skipped");
    return new TestCount(number(suite.group(), "tests") - failed - skipped, failed, skipped);
  }

  private static int number(String suite, String attribute) {
    Matcher matcher = Pattern.compile("\\s" + attribute + "=\"(\\d+)\"").matcher(suite);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private TestCount plus(TestCount other) {
    return new TestCount(passed + other.passed, failed + other.failed, skipped + other.skipped);
  }

  @Override
  public String toString() {
    return passed + " passed, " + failed + " failed, " + skipped + " skipped";
  }
}
