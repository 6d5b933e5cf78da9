package org.entente.observation;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;
import org.jboss.logging.Logger;

/**
 * Hibernate's way to the pool, which counts who asks and remembers the driver's own connections: a thread that waits for an answer over a dead link
 * holds the pool's lock on its connection, and only breaking what is behind lets it go. Named in {@code persistence.xml}.
 */
public class PhysicalConnections extends DatasourceConnectionProviderImpl {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(PhysicalConnections.class);
  private static final Set<Connection> KNOWN = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private static final Gauge LEASED = Gauge.builder().name("entente_pool_leased").withoutExemplars()
      .help("Connections to the database in use.").build();
  private static final Counter REFUSED = Counter.builder().name("entente_pool_refused").withoutExemplars()
      .help("How often there was no connection to give.").build();
  private static final Histogram WAITS = Histogram.builder().name("entente_pool_wait").unit(Unit.SECONDS).classicOnly().withoutExemplars()
      .classicUpperBounds(0.001, 0.01, 0.1, 1, 3).help("How long it took to be given a connection.").build();

  @Override
  public void configure(Map<String, Object> settings) {
    if (settings.get(AvailableSettings.DATASOURCE) instanceof DataSource pool) {
      setDataSource(pool);
    }
    super.configure(settings);
  }

  @Override
  public Connection getConnection() throws SQLException {
    long begun = System.nanoTime();
    try {
      Connection leased = super.getConnection();
      KNOWN.add(leased.getMetaData().getConnection());
      LEASED.inc();
      return leased;
    } catch (SQLException none) {
      REFUSED.inc();
      throw none;
    } finally {
      WAITS.observe((System.nanoTime() - begun) / 1e9);
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    LEASED.dec();
    super.closeConnection(connection);
  }

  static void show(PrometheusRegistry registry) {
    registry.register(LEASED);
    registry.register(REFUSED);
    registry.register(WAITS);
  }

  /** Breaks all that were ever given and are still open; says how many. */
  static int abortAll() {
    List<Connection> all;
    synchronized (KNOWN) {
      all = new ArrayList<>(KNOWN);
      KNOWN.clear();
    }
    int aborted = 0;
    for (Connection connection : all) {
      try {
        if (!connection.isClosed()) {
          connection.abort(Runnable::run);
          aborted++;
        }
      } catch (SQLException unbroken) {
        LOG.debugf("A connection could not be broken: %s", unbroken);
      }
    }
    return aborted;
  }
}
