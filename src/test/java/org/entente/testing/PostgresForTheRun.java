package org.entente.testing;

import java.io.IOException;
import org.entente.launcher.Database;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Keeps one PostgreSQL for a whole run of the integration tests on PostgreSQL: up before WildFly, gone after the last test. */
public final class PostgresForTheRun implements LauncherSessionListener {
  private static Postgres running;

  static synchronized Postgres running() {
    if (running == null) {
      throw new IllegalStateException("no PostgreSQL in a run on " + TestRun.database());
    }
    return running;
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Integer port = Integer.getInteger("entente.test.postgres.port");
    if (TestRun.database() == Database.POSTGRES && port != null) {
      start(port);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    stop();
  }

  private static synchronized void start(int port) {
    try {
      if (running == null) {
        running = Postgres.start(port);
        Runtime.getRuntime().addShutdownHook(new Thread(PostgresForTheRun::stop, "stop-postgres"));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static synchronized void stop() {
    try {
      if (running != null) {
        running.close();
        running = null;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
