package org.entente.boot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.h2.tools.TriggerAdapter;

/**
 * Refuses, in the embedded database, whatever would change a history; PostgreSQL does the same in its own language. Only texts of a
 * content that carries the mark of a redaction may be taken out, and nothing may be put in their place.
 */
public class HistoryGuard extends TriggerAdapter {
  private static final String REFUSED = "23001";

  @Override
  public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
    boolean allowed = switch (tableName) {
      case "revision" -> after != null && isOnly(before, after, Set.of("body", "note")) && isEmpty(after, "body", "note")
          && isRedacted(connection, before.getObject("content_id"));
      case "publication" -> after != null && isOnly(before, after, Set.of("notice", "public_note"))
          && isEmpty(after, "public_note") && isDigest(before.getString("notice"), after.getString("notice"))
          && isRedacted(connection, before.getObject("content_id"));
      case "publication_body" -> after == null && isRedacted(connection, content(connection, before.getLong("sequence")));
      default -> false;
    };
    if (!allowed) {
      throw new SQLException("The history " + tableName + " is never changed.", REFUSED);
    }
  }

  private static boolean isOnly(ResultSet before, ResultSet after, Set<String> changed) throws SQLException {
    ResultSetMetaData columns = before.getMetaData();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      if (!changed.contains(columns.getColumnName(column)) && !Objects.equals(before.getObject(column), after.getObject(column))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEmpty(ResultSet row, String... columns) throws SQLException {
    for (String column : columns) {
      if (row.getString(column) != null) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigest(String before, String after) {
    return Objects.equals(before, after) || after != null && after.matches("sha256:[0-9a-f]{64}");
  }

  private static boolean isRedacted(Connection connection, Object content) throws SQLException {
    return content != null && first(connection, "select id from content where redacted_at is not null and id = ?", content) != null;
  }

  private static Object content(Connection connection, long sequence) throws SQLException {
    return first(connection, "select content_id from publication where sequence = ?", sequence);
  }

  private static Object first(Connection connection, String sql, Object parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getObject(1) : null;
      }
    }
  }
}
