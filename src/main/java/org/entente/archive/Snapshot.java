package org.entente.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * One consistent look at all tables, from its first statement on. It keeps no writer out, and rows are handed over in small
 * portions on both databases, so that a large table needs no more memory than a small one.
 */
final class Snapshot implements AutoCloseable {
  /** H2's own level: its REPEATABLE READ fixes only the tables that were read already. */
  private static final int H2_SNAPSHOT = 6;

  private final Connection connection;
  private final boolean postgres;

  Snapshot(DataSource database) throws SQLException {
    connection = database.getConnection();
    postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    connection.setTransactionIsolation(postgres ? Connection.TRANSACTION_REPEATABLE_READ : H2_SNAPSHOT);
    connection.setAutoCommit(false);
    // Ordering a large table may take longer than a request's statement; H2 collects a whole result unless it is lazy.
    run(postgres ? "set local statement_timeout = 0" : "set lazy_query_execution true");
  }

  Connection connection() {
    return connection;
  }

  /** Gives the connection back as it was taken from the pool. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
      if (!postgres) {
        run("set lazy_query_execution false");
      }
      connection.setAutoCommit(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
