package org.entente.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.entente.launcher.Database;

/**
 * Installations with the sample content on this run's database. One server loads it for all; the others begin with a copy of its
 * database, and build their index from that: to load it takes as long as the start.
 */
public final class Furnished {
  private static final Map<String, String> SAMPLE = Map.of("ENTENTE_SAMPLE", "true");
  private static final String H2_FILE = "entente.mv.db";

  private static Furnished model;

  private final EntenteServer server;
  private final String url;

  /** @param url of its database on PostgreSQL */
  private Furnished(EntenteServer server, String url) {
    this.server = server;
    this.url = url;
  }

  /** Not started yet. */
  public static EntenteServer server(String name, Map<String, String> environment) throws IOException {
    return TestRun.database() == Database.H2
        ? h2(name, environment)
        : EntenteServer.postgres(name, Postgres.ofTheRun(), database(), with(environment));
  }

  /** The same in a run on H2. */
  public static EntenteServer h2(String name, Map<String, String> environment) throws IOException {
    Path loaded = model().server.data().resolve(H2_FILE);
    EntenteServer server = EntenteServer.h2(name, with(environment));
    Files.copy(loaded, server.data().resolve(H2_FILE));
    return server;
  }

  /** One more database of the run's PostgreSQL; gives its JDBC address. */
  public static String database() throws IOException {
    return Postgres.ofTheRun().copyOf(model().url);
  }

  private static Map<String, String> with(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(SAMPLE);
    all.putAll(environment);
    return all;
  }

  private static synchronized Furnished model() throws IOException {
    if (model == null) {
      model = TestRun.database() == Database.H2
          ? new Furnished(EntenteServer.h2("furnished", SAMPLE), "")
          : onPostgres(Postgres.ofTheRun().newDatabase());
      model.load();
    }
    return model;
  }

  private static Furnished onPostgres(String url) throws IOException {
    return new Furnished(EntenteServer.postgres("furnished", Postgres.ofTheRun(), url, SAMPLE), url);
  }

  /** Ends with the server stopped: neither database can be copied while somebody works in it. */
  private void load() throws IOException {
    try {
      server.start();
      ManagedServer.awaitSamples(server.http());
      server.stop();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }
}
