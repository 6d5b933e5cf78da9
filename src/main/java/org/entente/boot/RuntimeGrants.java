package org.entente.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** What the server's own PostgreSQL role may do: use all tables, but only add to the histories. */
final class RuntimeGrants {
  private static final Set<String> HISTORIES = Set.of("revision", "publication", "publication_body", "audit", "audit_seal");
  private static final String FLYWAYS = "flyway_schema_history";

  private final String role;

  RuntimeGrants(String role) {
    this.role = quoted(role);
  }

  void give(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String grant : grants(quoted(connection.getSchema()), tables(statement))) {
        statement.addBatch(grant);
      }
      statement.executeBatch();
    } catch (SQLException failed) {
      throw new IllegalStateException("The runtime role " + role + " could not be given its rights; does it exist?", failed);
    }
  }

  private List<String> grants(String schema, List<String> tables) {
    List<String> grants = new ArrayList<>();
    grants.add("grant usage on schema " + schema + " to " + role);
    grants.add("grant usage, select on all sequences in schema " + schema + " to " + role);
    for (String table : tables) {
      String name = schema + "." + quoted(table);
      grants.add("revoke all on " + name + " from " + role);
      grants.add("grant " + rights(table) + " on " + name + " to " + role);
    }
    return grants;
  }

  private static String rights(String table) {
    if (table.equals(FLYWAYS)) {
      return "select";
    }
    return HISTORIES.contains(table) ? "select, insert" : "select, insert, update, delete";
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'"
                + " order by table_name")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
