package org.entente.archive;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables of this installation, by the database's own description: no list of them exists in the code. */
final class Tables {
  static final String OF_FLYWAY = "flyway_schema_history";

  private Tables() {}

  /** All but Flyway's, in an order in which their rows can be written: whatever a row refers to comes before it. */
  static List<Table> of(Connection connection) throws SQLException {
    List<Table> waiting = new ArrayList<>();
    for (String name : names(connection)) {
      if (!name.equals(OF_FLYWAY) && !name.equals(UnfinishedRestore.TABLE)) {
        waiting.add(table(connection, name));
      }
    }
    List<Table> ordered = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    while (!waiting.isEmpty()) {
      List<Table> next = waiting.stream().filter(table -> known.containsAll(table.refersTo())).toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("The rows of " + waiting.stream().map(Table::name).collect(Collectors.joining(", "))
            + " refer to each other in a circle; no archive could be read back");
      }
      next.forEach(table -> known.add(table.name()));
      ordered.addAll(next);
      waiting.removeAll(next);
    }
    return ordered;
  }

  static List<String> names(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select table_name from information_schema.tables"
            + " where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name");
        ResultSet rows = statement.executeQuery()) {
      return strings(rows, "table_name");
    }
  }

  private static Table table(Connection connection, String name) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String schema = connection.getSchema();
    List<Table.Column> columns = new ArrayList<>();
    try (ResultSet rows = about.getColumns(connection.getCatalog(), schema, escaped(about, name), null)) {
      while (rows.next()) {
        if (rows.getString("IS_AUTOINCREMENT").equals("YES")) {
          throw new IllegalStateException("Column " + rows.getString("COLUMN_NAME") + " of " + name
              + " numbers itself; after a restore it would give old numbers again");
        }
        columns.add(new Table.Column(rows.getString("COLUMN_NAME"), ColumnKind.of(rows.getString("TYPE_NAME"))));
      }
    }
    try (ResultSet references = about.getImportedKeys(connection.getCatalog(), schema, name)) {
      return new Table(name, columns, key(about.getPrimaryKeys(connection.getCatalog(), schema, name)),
          Set.copyOf(strings(references, "PKTABLE_NAME")));
    }
  }

  private static List<String> key(ResultSet parts) throws SQLException {
    try (parts) {
      SortedMap<Integer, String> key = new TreeMap<>();
      while (parts.next()) {
        key.put(parts.getInt("KEY_SEQ"), parts.getString("COLUMN_NAME"));
      }
      return List.copyOf(key.values());
    }
  }

  /** The driver takes the name of a table for a pattern. */
  private static String escaped(DatabaseMetaData about, String name) throws SQLException {
    return name.replace("_", about.getSearchStringEscape() + "_");
  }

  private static List<String> strings(ResultSet rows, String column) throws SQLException {
    List<String> strings = new ArrayList<>();
    while (rows.next()) {
      strings.add(rows.getString(column));
    }
    return strings;
  }
}
