package org.entente.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * What the server's own PostgreSQL role may do: use all tables, but only add to the histories; make none, empty none, and nothing with
 * a table that comes later until it is granted here. All in one transaction, so that a node at work never stands without its rights.
 */
final class RuntimeGrants {
  private static final Logger LOG = Logger.getLogger(RuntimeGrants.class);
  private static final Set<String> HISTORIES = Set.of("revision", "publication", "publication_body", "audit", "audit_seal");
  private static final String FLYWAYS = "flyway_schema_history";
  private static final List<String> RIGHTS =
      List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");

  private final String name;
  private final String role;

  RuntimeGrants(String role) {
    this.name = literal(role);
    this.role = quoted(role);
  }

  void give(DataSource database) {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      warnOfPower(statement);
      for (String grant : grants(statement, quoted(connection.getSchema()))) {
        statement.execute(grant);
      }
      connection.commit();
    } catch (SQLException failed) {
      throw new IllegalStateException("The runtime role " + role + " could not be given its rights; does it exist?", failed);
    }
  }

  /** Rights limit nobody who may take the owner's place. */
  private void warnOfPower(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select rolsuper or rolcreaterole or rolbypassrls"
        + " or pg_has_role(rolname, current_user, 'member') from pg_roles where rolname = " + name)) {
      if (row.next() && row.getBoolean(1)) {
        LOG.warnf("The role %s may become the tables' owner, so nothing keeps it from rewriting history; see roles.sql.", role);
      }
    }
  }

  private List<String> grants(Statement statement, String schema) throws SQLException {
    List<String> grants = new ArrayList<>(List.of(
        "revoke create on schema " + schema + " from public, " + role,
        "grant usage on schema " + schema + " to " + role,
        "alter default privileges in schema " + schema + " revoke all on tables from public, " + role,
        "alter default privileges in schema " + schema + " revoke all on sequences from public, " + role,
        "grant usage, select on all sequences in schema " + schema + " to " + role));
    for (Held held : held(statement)) {
      List<String> due = due(held.table());
      if (!held.rights().equals(due)) {
        String table = schema + "." + quoted(held.table());
        grants.add("revoke all on " + table + " from public, " + role);
        grants.add("grant " + String.join(", ", due) + " on " + table + " to " + role);
      }
    }
    return grants;
  }

  private static List<String> due(String table) {
    if (table.equals(FLYWAYS)) {
      return RIGHTS.subList(0, 1);
    }
    return RIGHTS.subList(0, HISTORIES.contains(table) ? 2 : 4);
  }

  /** A table, and what the role may do with it now. */
  private record Held(String table, List<String> rights) {}

  private List<Held> held(Statement statement) throws SQLException {
    List<Held> tables = new ArrayList<>();
    String privileges = RIGHTS.stream().map(right -> "has_table_privilege(" + name + ", c.oid, '" + right + "')")
        .collect(Collectors.joining(", "));
    String sql = "select c.relname, " + privileges + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
        + " where n.nspname = current_schema() and c.relkind in ('r', 'p') order by c.relname";
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> rights = new ArrayList<>();
        for (int i = 0; i < RIGHTS.size(); i++) {
          if (rows.getBoolean(i + 2)) {
            rights.add(RIGHTS.get(i));
          }
        }
        tables.add(new Held(rows.getString(1), rights));
      }
    }
    return tables;
  }

  private static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
