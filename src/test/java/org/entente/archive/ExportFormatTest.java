package org.entente.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/export-format.md names every table and column, and whether they leave in an export, as they are in the database: whoever adds
 * one sees it here and decides.
 */
class ExportFormatTest {
  private static final Path DOCUMENT = Path.of("docs/export-format.md");
  private static final String START = "-Dentente.golden=renew -->\n";
  private static final String END = "<!-- end -->";

  @Test
  void everyRecordAndFieldIsDocumented() throws Exception {
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf(START) + START.length();
    int end = text.indexOf(END);
    String found = records();
    if (System.getProperty("entente.golden", "").equals("renew")) {
      Files.writeString(DOCUMENT, text.substring(0, start) + found + text.substring(end));
    } else {
      assertThat(text.substring(start, end)).isEqualTo(found);
    }
  }

  private static String records() throws Exception {
    StringBuilder table = new StringBuilder("\n| table | members |\n|---|---|\n");
    List<String> nowhere = new ArrayList<>();
    try (Connection connection = Place.inhabited("latest").connection()) {
      for (Table each : Tables.of(connection)) {
        if (Scope.BACKUP.of(each).isPresent()) {
          table.append(row(each, Scope.EXPORT.of(each)));
        } else {
          nowhere.add("`" + each.name() + "`");
        }
      }
    }
    return table + "\nIn no archive: " + String.join(", ", nowhere) + ", `" + Tables.OF_FLYWAY + "`.\n";
  }

  private static String row(Table table, Optional<Table> exported) {
    return "| " + shown(table.name(), exported.isPresent()) + " | " + table.columns().stream()
        .map(column -> shown(column.name(), exported.isPresent() && exported.get().columns().contains(column)) + " " + column.kind())
        .collect(Collectors.joining(", ")) + " |\n";
  }

  private static String shown(String name, boolean exported) {
    return exported ? "**`" + name + "`**" : "`" + name + "`";
  }
}
