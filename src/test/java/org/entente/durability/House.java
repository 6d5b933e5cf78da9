package org.entente.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.boot.Wrecks;
import org.entente.launcher.Database;
import org.entente.launcher.Folders;
import org.entente.testing.EntenteServer;
import org.entente.testing.Furnished;
import org.entente.testing.Http;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.h2.jdbcx.JdbcDataSource;

/** A server with a database of its own, the sample office's people in it, and a way to look into its tables. */
public final class House implements AutoCloseable {
  private static final Map<String, String> WITH_PEOPLE = Map.of("ENTENTE_SAMPLE", "true");

  private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";
  private static final List<String> UNGUARD = Stream.of("revision", "publication", "publication_body", "audit", "audit_seal")
      .map(history -> "drop trigger if exists " + history + "_guard").toList();

  private final EntenteServer server;
  private final Address database;

  /** How the tables are reached by JDBC. */
  private record Address(String url, String user, String password, String forger, String secret) {}

  private House(EntenteServer server, Address database) {
    this.server = server;
    this.database = database;
  }

  /** On this run's database; not started yet. */
  public static House ofTheRun(String name) throws IOException {
    return TestRun.database() == Database.H2 ? onH2(name) : on(name, Postgres.ofTheRun(), Furnished.database());
  }

  static House onH2(String name) throws IOException {
    EntenteServer server = Furnished.h2(name, Map.of());
    String file = server.data().resolve("entente").toString();
    return new House(server, new Address("jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE"
        + READ_ONLY, "entente", "entente", "entente", "entente"));
  }

  static House on(String name, Postgres postgres) throws IOException {
    return on(name, postgres, postgres.newDatabase());
  }

  private static House on(String name, Postgres postgres, String url) throws IOException {
    return new House(EntenteServer.postgres(name, postgres, url, WITH_PEOPLE),
        new Address(url, postgres.user(), postgres.password(), Postgres.SUPERUSER, Postgres.SUPERUSER_PASSWORD));
  }

  /** Starts the server and waits until it serves readers and staff and its sample content, if it has any, stands. */
  public Http start() throws IOException, InterruptedException {
    server.start();
    awaitStaffed();
    return server.http();
  }

  /** Waits until the staff can write, as they can soon after the database is back. */
  void awaitStaffed() {
    Until.holds("the staff can write", () -> server.http().get("health/ready/editorial").status() == 200);
    Until.holds("the sample content stands", this::hasItsSamples);
  }

  private boolean hasItsSamples() {
    Http.Answer answer = server.http().asLocal().get("api/editorial/v1/samples");
    String status = answer.status() == 200 ? answer.json().path("status").asText() : "";
    if (status.equals("failed")) {
      throw new AssertionError("the sample content failed: " + answer);
    }
    return status.equals("done") || answer.status() == 404;
  }

  /** One more node on the same database, which must be PostgreSQL; not started yet. */
  public EntenteServer anotherNode(String name) throws IOException {
    return EntenteServer.postgres(name, Postgres.ofTheRun(), database.url(), WITH_PEOPLE);
  }

  public EntenteServer server() {
    return server;
  }

  public Path edition() {
    return server.data().resolve("edition");
  }

  /** Everything the tables hold. H2 lets nobody in while the server runs: stop it before; its indexes are then held against its tables. */
  public Records records() throws SQLException {
    try (Connection connection = connect()) {
      if (TestRun.database() == Database.H2) {
        Indexes.check(connection);
      }
      return Records.read(connection);
    }
  }

  /** What the embedded database of a killed server holds, read from a copy: the server itself mends its own when it starts again. */
  Optional<Records> wreck() throws SQLException, IOException {
    if (!database.url().startsWith("jdbc:h2:")) {
      return Optional.empty();
    }
    Path copy = Files.createTempDirectory("entente-wreck");
    try {
      Files.copy(server.data().resolve("entente.mv.db"), copy.resolve("entente.mv.db"));
      String url = database.url().replace(READ_ONLY, "").replace(server.data().toString(), copy.toString());
      JdbcDataSource wreck = new JdbcDataSource();
      wreck.setURL(url);
      wreck.setUser(database.user());
      wreck.setPassword(database.password());
      try (Connection connection = wreck.getConnection()) {
        Wrecks.putBack(wreck);
        Indexes.check(connection);
        return Optional.of(Records.read(connection));
      }
    } finally {
      Folders.delete(copy);
    }
  }

  /** A connection while the server runs, where the database allows it. */
  public Optional<Connection> connectMeanwhile() throws SQLException {
    return TestRun.database() == Database.H2 ? Optional.empty() : Optional.of(connect());
  }

  /** Changes tables behind everybody's back, as only somebody can who owns the machine. H2: stop the server before. */
  public void forge(String... statements) throws SQLException {
    try (Connection connection = connectAs(database.forger(), database.secret()); Statement statement = connection.createStatement()) {
      for (String unguard : TestRun.database() == Database.H2 ? UNGUARD : List.of("set session_replication_role = replica")) {
        statement.execute(unguard);
      }
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A connection to the tables; H2 lets nobody in while the server runs. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /** A connection that may write; on H2 everybody is its owner. H2: stop the server before. */
  public Connection connectAs(String user, String password) throws SQLException {
    return DriverManager.getConnection(database.url().replace(READ_ONLY, ""), user, password);
  }

  @Override
  public void close() {
    server.close();
  }
}
