package org.entente.durability;

import java.util.List;
import org.entente.launcher.Database;
import org.entente.testing.TestRun;

/** What kill -9 hits in a round. */
enum Victim {
  WILDFLY(true, false),
  POSTGRES(false, true),
  /** Told to break off every session and to skip its checkpoint, as {@code pg_ctl restart -m immediate} does. */
  POSTGRES_BROKEN_OFF(false, true),
  BOTH(true, true);

  private static final List<Victim> ON_POSTGRES = List.of(POSTGRES, WILDFLY, POSTGRES_BROKEN_OFF, BOTH);

  private final boolean server;
  private final boolean database;

  Victim(boolean server, boolean database) {
    this.server = server;
    this.database = database;
  }

  /** In three of four rounds on PostgreSQL its postmaster dies, with the server or alone. */
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
