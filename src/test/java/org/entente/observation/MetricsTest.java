package org.entente.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thread that a figure begins would outlive the application and keep all of it in memory, at each redeployment once more. */
class MetricsTest {
  @AfterEach
  void noThreadHasBegun() {
    assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).noneMatch(name -> name.startsWith("prometheus"));
  }

  @Test
  void countsAnswersWithoutAThread() {
    Metrics metrics = new Metrics();
    for (int status : new int[] {200, 304, 503}) {
      metrics.delivery().answered(status, Duration.ofMillis(3));
    }
  }

  @Test
  void countsConnectionsWithoutAThread() throws SQLException {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:figures");
    PhysicalConnections connections = new PhysicalConnections();
    connections.configure(new HashMap<>(Map.of(AvailableSettings.DATASOURCE, database)));
    Connection connection = connections.getConnection();
    connections.closeConnection(connection);
  }
}
