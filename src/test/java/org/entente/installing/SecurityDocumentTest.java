package org.entente.installing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} answers every requirement and names only tests that exist. */
class SecurityDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/security.md");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
  private static final Pattern CASE = Pattern.compile("`case ([A-Z][0-9]+)`");
  private static final Pattern CASE_ROW = Pattern.compile("(?m)^\\| ([A-Z][0-9]+) \\| [^|]+ \\| ([^|]+) \\|$");
  private static final Pattern REQUIREMENTS = Pattern.compile("([0-9]+\\.[0-9]+)\\.([0-9]+)(?: to [0-9]+\\.[0-9]+\\.([0-9]+))?");
  /** The cases of the issue's list. */
  private static final List<String> CASES = List.of("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A10", "A11", "A12", "A14", "A15", "A16",
      "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10", "B13", "B14", "C1", "C2", "C13", "C15", "C16", "C19", "D1", "D2",
      "D3", "D4", "D5", "D9", "D10", "D11", "D12", "D13", "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E15", "E17", "E18", "E20", "F1", "F2", "F5", "F6", "F8", "U5");

  private final TestSources sources = TestSources.read();
  private final String document = Files.readString(DOCUMENT);

  SecurityDocumentTest() throws IOException {}

  @Test
  void everyRequirementOfLevelsOneAndTwoIsAnswered() throws IOException {
    Set<String> asked = requirements();
    assertThat(asked).hasSize(253);
    Set<String> answered = document.lines().filter(line -> line.matches("(\\| [0-9]|\\*Does not apply\\*).*"))
        .map(line -> line.startsWith("|") ? line.substring(0, line.indexOf('|', 1)) : line)
        .flatMap(line -> REQUIREMENTS.matcher(line).results()).flatMap(SecurityDocumentTest::range)
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked.stream().filter(id -> !answered.contains(id)).filter(id -> !ofAChapterThatDoesNotApply(id)))
        .as("requirements without an answer").isEmpty();
    assertThat(answered.stream().filter(id -> !asked.contains(id))).as("answers without a requirement").isEmpty();
  }

  @Test
  void everyTestThatIsNamedExists() {
    Set<String> missing = TEST.matcher(document).results()
        .filter(named -> !sources.hold(named.group(1), named.group(2))).map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).isEmpty();
  }

  @Test
  void everyCaseThatServesAsEvidenceIsInTheList() {
    assertThat(CASE.matcher(document).results().map(named -> named.group(1)).filter(name -> !CASES.contains(name))).isEmpty();
  }

  @Test
  void everyCaseOfTheListNamesTheTestsThatCarryIt() {
    Map<String, Set<String>> told = new TreeMap<>();
    CASE_ROW.matcher(document).results().forEach(row -> told.put(row.group(1), Set.of(row.group(2).split(", "))));
    assertThat(told).containsOnlyKeys(CASES);
    Map<String, Set<String>> carriers = sources.cases();
    assertThat(told).allSatisfy((name, tests) -> assertThat(tests).as(name).isEqualTo(carriers.get(name)));
  }

  private static Set<String> requirements() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/asvs-5.0.0.txt"))) {
      String[] section = line.split(" ");
      if (!line.startsWith("#")) {
        IntStream.range(0, section[1].length()).filter(i -> section[1].charAt(i) != '3').forEach(i -> ids.add(section[0] + "." + (i + 1)));
      }
    }
    return ids;
  }

  private static Stream<String> range(MatchResult ids) {
    int first = Integer.parseInt(ids.group(2));
    int last = ids.group(3) == null ? first : Integer.parseInt(ids.group(3));
    return IntStream.rangeClosed(first, last).mapToObj(number -> ids.group(1) + "." + number);
  }

  private boolean ofAChapterThatDoesNotApply(String id) {
    String chapter = "V" + id.substring(0, id.indexOf('.')) + " ";
    Matcher heading = Pattern.compile("(?m)^### (.*" + chapter + ".*)\n\n\\*Do not apply\\*").matcher(document);
    return heading.find();
  }
}
