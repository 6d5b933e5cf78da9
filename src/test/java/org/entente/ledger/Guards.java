package org.entente.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every statement that would change a history, in the hands of the server's role and of the tables' owner. */
final class Guards {
  private static final Map<String, String> HISTORIES = Map.of("revision", "states", "publication", "slug", "publication_body", "body",
      "audit", "action", "audit_seal", "hash");
  private static final List<String> POWERS = List.of("create table forged (id integer)", "create temporary table forged (id integer)",
      "create schema forged", "alter table content add column forged integer", "drop table flag", "create index forged on content (type)",
      "insert into flyway_schema_history select * from flyway_schema_history", "update flyway_schema_history set success = false",
      "drop trigger revision_guard on revision", "alter table revision disable trigger all", "set session_replication_role = replica",
      "set role entente_owner", "create role forged", "truncate flag", "select * from later");

  private Guards() {}

  /** By whatever role: a change that nothing allows. */
  static List<String> changes() {
    List<String> changes = new ArrayList<>();
    HISTORIES.forEach((history, column) -> {
      changes.add("update " + history + " set " + column + " = " + column);
      changes.add("delete from " + history);
    });
    changes.add("update revision set body = null, note = null");
    changes.add("update publication set notice = null");
    return changes;
  }

  /** What goes too far even for a content that was redacted. */
  static List<String> changesOfRedacted(UUID content) {
    String its = " where content_id = '" + content + "'";
    return List.of("update revision set body = '{}'" + its, "update revision set body = null, note = null, sha256 = 'forged'" + its,
        "update revision set note = 'forged'" + its, "delete from revision" + its, "update publication set notice = 'forged'" + its,
        "update publication set slug = 'forged'" + its, "delete from publication" + its);
  }

  /** With the rights of the server's role there is nothing a guard need refuse. */
  static void refusedToTheServer(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // PostgreSQL only warns that nothing was granted; what follows shows it.
      statement.execute("grant update, delete, truncate on revision to public");
    }
    List<String> forbidden = new ArrayList<>(changes());
    HISTORIES.keySet().forEach(history -> forbidden.add("truncate " + history + " cascade"));
    forbidden.addAll(POWERS);
    for (String sql : forbidden) {
      assertThat(refusal(connection, sql).getSQLState()).as("the server's role: %s", sql).isEqualTo("42501");
    }
    assertThat(List.of(shown(connection, "statement_timeout"), shown(connection, "lock_timeout"),
        shown(connection, "idle_in_transaction_session_timeout"))).containsExactly("15s", "10s", "2min");
  }

  /** The owner is refused by the guards. */
  static void refusedToTheOwner(Connection connection, List<String> statements) {
    for (String sql : statements) {
      assertThat(refusal(connection, sql).getMessage()).as("the owner: %s", sql).contains("is never changed");
    }
  }

  private static SQLException refusal(Connection connection, String sql) {
    return catchThrowableOfType(SQLException.class, () -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      throw new AssertionError("was let do: " + sql);
    });
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("show " + setting)) {
      row.next();
      return row.getString(1);
    }
  }
}
