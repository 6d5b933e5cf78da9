package org.entente.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whether every index of the embedded database holds the rows of its table, each once and under its own values: what a kill may set at odds. */
final class Indexes {
  private static final String ALL = "select i.table_name, i.index_name,"
      + " listagg('\"' || c.column_name || '\"', ', ') within group (order by c.ordinal_position) from information_schema.indexes i"
      + " join information_schema.index_columns c on c.index_name = i.index_name and c.table_name = i.table_name"
      + " where i.table_schema = 'public' group by i.table_name, i.index_name";

  private Indexes() {}

  private record Index(String table, String name, String columns) {
    String rows() {
      return "select _rowid_, " + columns + " from \"" + table + "\" use index (\"" + name + "\") order by " + columns;
    }

    String rowsOfTable() {
      return "select _rowid_, " + columns + " from \"" + table + "\" use index ()";
    }
  }

  static void check(Connection h2) throws SQLException {
    try (Statement statement = h2.createStatement()) {
      for (Index index : all(statement)) {
        assertThat(plan(statement, index)).contains(index.name());
        assertThat(rows(statement, index.rows())).as("rows in %s", index).isEqualTo(rows(statement, index.rowsOfTable()));
      }
    }
  }

  private static List<Index> all(Statement statement) throws SQLException {
    List<Index> all = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(ALL)) {
      while (found.next()) {
        all.add(new Index(found.getString(1), found.getString(2), found.getString(3)));
      }
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  private static String plan(Statement statement, Index index) throws SQLException {
    try (ResultSet plan = statement.executeQuery("explain " + index.rows())) {
      plan.next();
      return plan.getString(1);
    }
  }

  private static List<String> rows(Statement statement, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
          row.append(found.getString(column)).append('\t');
        }
        rows.add(row.toString());
      }
    }
    Collections.sort(rows);
    return rows;
  }
}
