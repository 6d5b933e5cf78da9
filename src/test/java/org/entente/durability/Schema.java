package org.entente.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.launcher.Database;
import org.entente.launcher.Folders;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.flywaydb.core.Flyway;

/**
 * The tables of one installation, without a server.
 *
 * @param folder where the embedded database and its safety copies are
 */
record Schema(String url, String user, String password, Path folder) {
  private static final String OLD = "018";
  private static final String NEXT = "V020__account_care.sql";
  /** What stands in an old database, more than fits into one page. */
  static final List<String> TEXTS = IntStream.range(0, 200).mapToObj(row -> "{\"title\":\"Traité n° " + row + " — l'été ‘85\"}").toList();

  /** An empty database of this run's kind. */
  static Schema empty(String name, Optional<Postgres> postgres) throws IOException {
    Path folder = TestRun.folder().resolve(name);
    Folders.delete(folder);
    Files.createDirectories(folder);
    return TestRun.database() == Database.H2
        ? new Schema("jdbc:h2:file:" + folder.resolve("entente") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE", "entente", "entente", folder)
        : new Schema(postgres.orElseThrow().newDatabase(), postgres.get().ownerUser(), postgres.get().ownerPassword(), folder);
  }

  /** The tables as an earlier version left them, with something in them. */
  Schema grownOld() throws SQLException {
    Flyway.configure().dataSource(url, user, password).locations("classpath:db/migration").target(OLD).load().migrate();
    try (Connection connection = connect(); PreparedStatement insert = connection.prepareStatement("insert into revision"
        + " (content_id, number, action, author_id, at, locales, states, type_fingerprint, sha256, body)"
        + " values (?, 1, 'CREATE', ?, current_timestamp, 'fr', 'fr=DRAFT', 'f', 's', ?)")) {
      for (int row = 0; row < TEXTS.size(); row++) {
        insert.setObject(1, new UUID(7, row));
        insert.setObject(2, new UUID(7, 0));
        insert.setString(3, TEXTS.get(row));
        insert.executeUpdate();
      }
    }
    return this;
  }

  /** Does in this transaction what the first migration does that an old database lacks, and notes it as {@code upgraded} has it noted. */
  void migrateNext(Connection connection, Schema upgraded) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(Path.of("src/main/resources/db/migration", NEXT)));
    }
    try (Connection other = upgraded.connect();
        PreparedStatement noted = other.prepareStatement("select installed_rank, version, description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success from flyway_schema_history where script = ?");
        PreparedStatement note = connection.prepareStatement("insert into flyway_schema_history (installed_rank, version, description,"
            + " type, script, checksum, installed_by, installed_on, execution_time, success) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      noted.setString(1, NEXT);
      try (ResultSet row = noted.executeQuery()) {
        row.next();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          note.setObject(column, row.getObject(column));
        }
      }
      note.executeUpdate();
    }
  }

  /** Whether a session of PostgreSQL waits for another one: for its lock, or by asking about it. */
  boolean hasSomebodyWaiting() {
    try (Connection connection = connect()) {
      return !list(connection, "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
          + " and (wait_event_type = 'Lock' or query like '%pg_stat_activity%')").isEmpty();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Every column of every table, every index and every migration made, as lines: two of the same form are equal. */
  List<String> form() throws SQLException {
    List<String> form = new ArrayList<>();
    try (Connection connection = connect()) {
      try (ResultSet columns = connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
        while (columns.next()) {
          form.add(columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME") + " " + columns.getString("TYPE_NAME") + " "
              + columns.getString("IS_NULLABLE"));
        }
      }
      form.addAll(list(connection, "select trigger_name from information_schema.triggers order by 1"));
      form.addAll(list(connection, "select \"script\" from flyway_schema_history where \"success\" order by \"installed_rank\""));
      form.addAll(list(connection, "select \"script\" from flyway_schema_history where not \"success\""));
    }
    return form;
  }

  /** The texts that {@link #grownOld} put in. */
  List<String> texts() throws SQLException {
    try (Connection connection = connect()) {
      return list(connection, "select body from revision order by content_id");
    }
  }

  /** What an upgrade leaves beside the database once it has ended: nothing. */
  List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(file -> file.startsWith("before-migration")).toList();
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  private static List<String> list(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      List<String> list = new ArrayList<>();
      while (rows.next()) {
        list.add(rows.getString(1));
      }
      return list;
    }
  }
}
