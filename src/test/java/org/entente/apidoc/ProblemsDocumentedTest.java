package org.entente.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.problem.ProblemMapper;
import org.junit.jupiter.api.Test;

/** docs/problems.md and the source tree name the same problems, with the same kinds and statuses. */
class ProblemsDocumentedTest {
  private static final Pattern THROWN = Pattern.compile("ProblemKind\\.([A-Z_]+),\\s*\"([a-z][a-z-]*)\"");
  private static final Pattern MADE = Pattern.compile("(?<!Set\\.)\\bof\\(\\s*ProblemKind\\.|new TransitionRefused\\(");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\S+) \\| (\\d{3}) \\| .{5,} \\| .{4,} \\|$");

  @Test
  void everyProblemIsDocumentedAndEveryDocumentedOneExists() throws IOException {
    Map<String, Set<String>> thrown = new TreeMap<>();
    thrown.put("unexpected", Set.of("(none)"));
    int made = 0;
    int read = 0;
    for (String source : sources()) {
      Matcher problems = THROWN.matcher(source);
      while (problems.find()) {
        thrown.computeIfAbsent(problems.group(2), slug -> new TreeSet<>()).add(problems.group(1));
        read++;
      }
      made += (int) MADE.matcher(source).results().count();
    }
    Map<String, Set<String>> documented = new TreeMap<>();
    List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("docs/problems.md"))).results().toList();
    rows.forEach(row -> documented.computeIfAbsent(row.group(1), slug -> new TreeSet<>()).add(row.group(2)));
    assertThat(documented).isEqualTo(thrown);
    assertThat(rows.stream().map(row -> row.group(1) + " " + row.group(2))).as("each once, in order").isSorted().doesNotHaveDuplicates();
    assertThat(read).as("problems whose slug this test could read").isEqualTo(made);
  }

  @Test
  void theDocumentedStatusIsTheOneAnswered() throws IOException {
    ROW.matcher(Files.readString(Path.of("docs/problems.md"))).results().filter(row -> !row.group(2).equals("(none)"))
        .forEach(row -> assertThat(new ProblemMapper().toResponse(Problem.of(ProblemKind.valueOf(row.group(2)), "a-slug", "A sentence."))
            .getStatus()).as(row.group(1)).isEqualTo(Integer.parseInt(row.group(3))));
  }

  private static Iterable<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).map(ProblemsDocumentedTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
