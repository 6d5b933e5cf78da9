package org.entente.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.entente.settings.WrongSetting;

/**
 * The note in the database that it holds sample content and may be emptied. It is written by a start with samples on while nobody has
 * done anything there, and never later: real work is never marked.
 */
final class SampleMark {
  private final DataSource database;

  SampleMark(DataSource database) {
    this.database = database;
  }

  /** An empty database has nothing to lose; one without the mark is not ours to empty. */
  void requireForFresh() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (isEmpty(connection)) {
        return;
      }
      if (!exists(connection, "installation") || !isMarked(statement)) {
        throw new WrongSetting("ENTENTE_FRESH", "would empty a database that is not marked as sample; empty it yourself or leave the setting out");
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("The database could not be asked whether it holds samples", failed);
    }
  }

  void writeIfUnused() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update installation set sample = true where id = 1 and not exists (select 1 from revision)"
          + " and not exists (select 1 from audit) and not exists (select 1 from account where password_hash is not null)");
    } catch (SQLException failed) {
      throw new IllegalStateException("The database could not be marked as sample", failed);
    }
  }

  private static boolean isMarked(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select sample from installation where id = 1")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      return !tables.next();
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), table, new String[] {"TABLE"})) {
      return tables.next();
    }
  }
}
