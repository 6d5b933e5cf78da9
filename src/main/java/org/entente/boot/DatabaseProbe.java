package org.entente.boot;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Asks the database at most once a second whether it takes writes; however many ask, one looks. */
@ApplicationScoped
class DatabaseProbe {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int SECONDS = 2;

  @Resource(lookup = "java:jboss/datasources/EntenteDS")
  DataSource database;

  @Inject
  Clock clock;

  private Instant asked = Instant.EPOCH;
  private boolean writable;

  public synchronized boolean isWritable() {
    if (asked.plus(FRESH).isBefore(clock.instant())) {
      writable = ask();
      asked = clock.instant();
    }
    return writable;
  }

  private boolean ask() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      try (ResultSet row = statement.executeQuery("select id from installation where id = 1 for update")) {
        return row.next();
      }
    } catch (SQLException away) {
      return false;
    }
  }
}
