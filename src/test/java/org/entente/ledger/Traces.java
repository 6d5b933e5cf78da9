package org.entente.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for a text in everything an installation keeps: every column of every table, every byte of its index. */
final class Traces {
  private Traces() {}

  /** Where it stands: {@code table.column}. */
  static List<String> inTables(Connection connection, String text) throws SQLException {
    List<String> found = new ArrayList<>();
    List<String[]> columns = new ArrayList<>();
    try (ResultSet all = connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
      while (all.next()) {
        columns.add(new String[] {all.getString("TABLE_NAME"), all.getString("COLUMN_NAME"), all.getString("TYPE_NAME")});
      }
    }
    for (String[] column : columns) {
      if (stands(connection, column, text)) {
        found.add(column[0] + "." + column[1]);
      }
    }
    return found;
  }

  private static boolean stands(Connection connection, String[] column, String text) throws SQLException {
    boolean bytes = column[2].toLowerCase(Locale.ROOT).matches("bytea|.*binary.*");
    try (PreparedStatement statement = connection.prepareStatement("select \"" + column[1] + "\" from \"" + column[0] + "\"")) {
      statement.setFetchSize(500);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String value = bytes ? text(rows.getBytes(1)) : rows.getString(1);
          if (value != null && value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The files that hold it, in whatever case. */
  static List<Path> inFiles(Path folder, String text) throws IOException {
    List<Path> found = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      if (text(Files.readAllBytes(file)).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
        found.add(file);
      }
    }
    return found;
  }
}
