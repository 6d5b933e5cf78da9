package org.entente.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The mark on a database into which an archive is being restored. It is a table of its own, because it must stand before the
 * first migration: {@code db/restore/beforeMigrate.sql} makes it.
 */
final class UnfinishedRestore {
  static final String TABLE = "unfinished_restore";

  private UnfinishedRestore() {}

  static boolean isMarked(Connection connection) throws SQLException {
    return Tables.names(connection).contains(TABLE);
  }

  static void end(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("drop table " + TABLE);
    }
  }
}
