package org.entente.boot;

import java.sql.SQLException;
import javax.sql.DataSource;

/** What the next start does with an embedded database whose server was killed, for tests that read it before. */
public final class Wrecks {
  private Wrecks() {}

  public static void putBack(DataSource embedded) throws SQLException {
    Leftovers.putBack(embedded);
  }
}
