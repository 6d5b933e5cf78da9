package org.entente.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The right to restore or upgrade a database that several nodes share. PostgreSQL takes it back from whoever dies, but goes on with
 * what the dead one said last, perhaps a commit: whoever has the turn waits for that, too.
 */
final class UpgradeTurn implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(UpgradeTurn.class);
  /** "entente" in ASCII: nobody else's number. */
  private static final long LOCK = 0x656e74656e7465L;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Connection connection;

  private UpgradeTurn(Connection connection) {
    this.connection = connection;
  }

  /** Waits for the other nodes. An embedded database has only one. */
  static UpgradeTurn taken(DataSource database, boolean embedded) throws SQLException {
    UpgradeTurn turn = new UpgradeTurn(database.getConnection());
    try {
      if (!embedded) {
        turn.await();
      }
      return turn;
    } catch (SQLException | RuntimeException failed) {
      turn.close();
      throw failed;
    }
  }

  private void await() throws SQLException {
    until("select pg_try_advisory_lock(" + LOCK + ")", "Another node restores or upgrades the database");
    until("select not exists (select 1 from pg_stat_activity where datname = current_database() and usename = current_user"
        + " and pid <> pg_backend_pid() and xact_start < timestamptz '" + now() + "')",
        "A transaction of the database's owner has not ended yet");
  }

  private void until(String condition, String otherwise) throws SQLException {
    long begun = System.nanoTime();
    for (boolean told = false; !asked(condition); told = true) {
      if (!told) {
        LOG.infof("%s; waiting for it.", otherwise);
      }
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException(otherwise + ", and that for " + PATIENCE.toMinutes()
            + " minutes; look at what it does, then start this one again");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private String now() throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getString(1);
    }
  }

  private boolean asked(String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** A pooled connection lives on: the lock must be given back, not only the connection. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        asked("select pg_advisory_unlock(" + LOCK + ")");
      }
    }
  }
}
