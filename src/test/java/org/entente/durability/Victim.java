package org.entente.durability;

import java.util.List;
import org.entente.launcher.Database;
import org.entente.testing.TestRun;

/** What kill -9 hits in a round. */
enum Victim {
  WILDFLY(true, false),
  POSTGRES(false, true),
  BOTH(true, true);

  private static final List<Victim> ON_POSTGRES = List.of(POSTGRES, WILDFLY, BOTH, WILDFLY);

  private final boolean server;
  private final boolean database;

  Victim(boolean server, boolean database) {
    this.server = server;
    this.database = database;
  }

  /** In half of the rounds on PostgreSQL its postmaster dies, too, or alone. */
  static Victim of(int round) {
    return TestRun.database() == Database.H2 ? WILDFLY : ON_POSTGRES.get((round - 1) % ON_POSTGRES.size());
  }

  boolean isServer() {
    return server;
  }

  boolean isDatabase() {
    return database;
  }
}
