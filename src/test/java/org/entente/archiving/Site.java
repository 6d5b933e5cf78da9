package org.entente.archiving;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.launcher.Database;
import org.entente.testing.EntenteServer;
import org.entente.testing.Furnished;
import org.entente.testing.Http;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.entente.testing.Until;

/** An installation with a database of its own, and a stranger's look into that. */
final class Site implements AutoCloseable {
  private final Address database;
  private EntenteServer server;

  private record Address(String url, String user, String password) {}

  private Site(EntenteServer server, Address database) {
    this.server = server;
    this.database = database;
  }

  /** On this run's database, empty, not started. */
  static Site ofTheRun(String name, Map<String, String> settings) throws IOException {
    return TestRun.database() == Database.H2 ? onH2(name, settings) : onPostgres(name, settings);
  }

  /** On this run's database, with the sample content, not started. */
  static Site furnished(String name) throws IOException {
    return TestRun.database() == Database.H2 ? onH2(Furnished.h2(name, Map.of())) : onPostgres(name, Furnished.database(), Map.of());
  }

  static Site onH2(String name, Map<String, String> settings) throws IOException {
    return onH2(EntenteServer.h2(name, settings));
  }

  private static Site onH2(EntenteServer server) {
    String file = server.data().resolve("entente").toString();
    return new Site(server, new Address("jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE"
        + ";ACCESS_MODE_DATA=r", "entente", "entente"));
  }

  static Site onPostgres(String name, Map<String, String> settings) throws IOException {
    return onPostgres(name, Postgres.ofTheRun().newDatabase(), settings);
  }

  private static Site onPostgres(String name, String url, Map<String, String> settings) throws IOException {
    Postgres postgres = Postgres.ofTheRun();
    return new Site(EntenteServer.postgres(name, postgres, url, settings),
        new Address(url, postgres.ownerUser(), postgres.ownerPassword()));
  }

  /** A second node on the same PostgreSQL database, not started. */
  EntenteServer neighbour(String name, Map<String, String> settings) throws IOException {
    return EntenteServer.postgres(name, Postgres.ofTheRun(), database.url(), settings);
  }

  /** From now on it is started with these settings besides. */
  Site with(Map<String, String> settings) {
    server = server.with(settings);
    return this;
  }

  /** Starts and waits until readers and staff are served and sample content, if it takes any, stands. */
  Site start() throws IOException, InterruptedException {
    server.start();
    Until.holds("the staff can write", () -> http().get("health/ready/editorial").status() == 200);
    awaitSamples();
    return this;
  }

  /** As long as it goes on, however slowly. */
  private void awaitSamples() {
    JsonNode last = samples();
    while (last.path("status").asText().equals("loading")) {
      JsonNode before = last;
      Until.holds("the loading of samples goes on after " + before, () -> !samples().equals(before));
      last = samples();
    }
  }

  private JsonNode samples() {
    return http().asLocal().get("api/editorial/v1/samples").expect(200).json();
  }

  EntenteServer server() {
    return server;
  }

  Http http() {
    return server.http();
  }

  Path data() {
    return server.data();
  }

  boolean isHeld() {
    return http().asLocal().get("api/editorial/v1/installation").expect(200).json().get("held").booleanValue();
  }

  /** H2 lets nobody in while its server runs. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /** Number and digest of the rows of every table. */
  SortedMap<String, String> fingerprint() throws SQLException {
    SortedMap<String, String> tables = new TreeMap<>();
    try (Connection connection = connect(); Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        tables.put(table, rows(statement, table));
      }
    }
    return tables;
  }

  private static TreeSet<String> tables(Statement statement) throws SQLException {
    TreeSet<String> tables = new TreeSet<>();
    try (ResultSet names = statement.executeQuery("select table_name from information_schema.tables"
        + " where table_schema = current_schema() and table_type = 'BASE TABLE'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private static String rows(Statement statement, String table) throws SQLException {
    TreeSet<String> rows = new TreeSet<>();
    try (ResultSet row = statement.executeQuery("select * from \"" + table + '"')) {
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          text.append(row.getString(column)).append('\t');
        }
        rows.add(text.toString());
      }
    }
    return rows.size() + " rows, " + rows.hashCode();
  }

  @Override
  public void close() {
    server.close();
  }
}
