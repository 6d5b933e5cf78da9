package org.entente.boot;

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
 * Hibernate's way to the pool, which remembers the driver's own connections: a thread that waits for an answer over a dead link
 * holds the pool's lock on its connection, and only breaking what is behind lets it go. Named in {@code persistence.xml}.
 */
public class PhysicalConnections extends DatasourceConnectionProviderImpl {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(PhysicalConnections.class);
  private static final Set<Connection> KNOWN = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  @Override
  public void configure(Map<String, Object> settings) {
    if (settings.get(AvailableSettings.DATASOURCE) instanceof DataSource pool) {
      setDataSource(pool);
    }
    super.configure(settings);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection leased = super.getConnection();
    KNOWN.add(leased.getMetaData().getConnection());
    return leased;
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
