package org.entente.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The slugs that docs/problems.md lists, each with its status. */
final class Documented {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| \\S+ \\| (\\d{3}) \\|");

  private Documented() {}

  static Map<String, Integer> problems() throws IOException {
    Map<String, Integer> problems = new TreeMap<>();
    ROW.matcher(Files.readString(Path.of("docs/problems.md"))).results()
        .forEach(row -> problems.put("/problems/" + row.group(1), Integer.valueOf(row.group(2))));
    return problems;
  }
}
