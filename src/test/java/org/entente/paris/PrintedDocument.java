package org.entente.paris;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/** The printed pacts as they were found and transcribed; kept beside the project, since its sentences are not ours. */
record PrintedDocument(List<String> lines, List<Pact> pacts) {
  private static final Path FOLDER = Path.of("../shared/paris");

  /** One transcribed line. */
  record Pact(int line, String signed, String partner, String kind) {
    private static Pact of(CSVRecord row) {
      String end = row.get("year_end");
      return new Pact(Integer.parseInt(row.get("line_no")), row.get("year_start") + (end.isEmpty() ? "" : "/" + end),
          row.get("partner_name_as_printed"), row.get("kind_as_printed"));
    }
  }

  static PrintedDocument read() throws IOException {
    Assumptions.assumeTrue(Files.exists(FOLDER), "the printed document lies beside the project, not in it");
    try (Reader csv = Files.newBufferedReader(FOLDER.resolve("pacts.csv"))) {
      List<Pact> pacts = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(csv).stream()
          .map(Pact::of).sorted((a, b) -> Integer.compare(a.line(), b.line())).toList();
      return new PrintedDocument(Files.readAllLines(FOLDER.resolve("pacts-as-printed.txt"), StandardCharsets.UTF_8), pacts);
    }
  }

  /** The line with that number, counted from 1, white space folded. */
  String folded(int number) {
    return fold(lines.get(number - 1));
  }

  static String fold(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
