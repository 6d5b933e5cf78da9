package org.entente.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks at the log's tables all along: whatever is committed at any moment has no gap, so numbers commit in their order. */
record LogWatcher(Connection connection, AtomicBoolean over) implements Callable<Integer> {
  private static final String ONE_SNAPSHOT = "select (select count(*) from publication),"
      + " (select coalesce(max(sequence), 0) from publication), (select sequence from publication_counter)";

  /** How many times it looked. */
  @Override
  public Integer call() throws SQLException {
    int looks = 0;
    try (connection; PreparedStatement look = connection.prepareStatement(ONE_SNAPSHOT)) {
      while (!over.get()) {
        try (ResultSet row = look.executeQuery()) {
          row.next();
          assertThat(row.getLong(2)).as("the highest number committed").isEqualTo(row.getLong(1)).isEqualTo(row.getLong(3));
        }
        looks++;
      }
    }
    return looks;
  }
}
