package org.entente.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;

/** A database in memory to read an archive from, or to write one into. */
final class Place {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-14T09:00:00.123456Z"), ZoneOffset.UTC);
  static final UUID CONTENT = UUID.fromString("0b7e1c1e-0000-4000-8000-00000000c0de");

  private static final String THEN = "timestamp with time zone '2024-05-17 09:00:00.123456+00'";

  private final JdbcDataSource database = new JdbcDataSource();

  private Place() {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        + ";DB_CLOSE_DELAY=-1");
    database.setUser("entente");
    database.setPassword("entente");
  }

  static Place empty() {
    return new Place();
  }

  /** With the tables of that version, or of this build's when it is {@code latest}, and a row in some of them. */
  static Place inhabited(String version) throws SQLException {
    Place place = new Place();
    place.migrations().target(version).load().migrate();
    place.execute("update installation set sample = true, printed_form = 'a form'",
        "insert into content (id, type, first_locale, version, revision, created_at, provenance_line, review_by, note) values ('" + CONTENT
            + "', 'partners', 'fr', 3, 2, " + THEN + ", 7, date '2027-01-01',"
            + " 'Fête d''été\n« ligne » 🎈')",
        "insert into variant (id, content_id, type, locale, state, since, version, reviewed_revision) values (random_uuid(), '" + CONTENT
            + "', 'partners', 'fr', 'DRAFT', " + THEN + ", 1, 0)",
        "insert into partner_city (content_id, kind, country) values ('" + CONTENT + "', 'CITY', 'IT')",
        "insert into partner_city_words (content_id, locale, title) values ('" + CONTENT + "', 'fr', 'Rome')",
        "insert into partner_city_member_of (content_id, position, partner_id) values ('" + CONTENT + "', 0, '" + CONTENT + "')",
        "insert into publication (sequence, first_sequence, content_id, type, locale, slug, action, at, published_at, first_published_at,"
            + " updated_at, revision, chain) values (1, 1, '" + CONTENT + "', 'partners', 'fr', 'rome', 'PUBLISHED', " + THEN + ", " + THEN
            + ", " + THEN + ", " + THEN + ", 2, 'c1')",
        "insert into publication_body (sequence, body) values (1, X'00ff7b7d')",
        "update publication_counter set sequence = 1, chain = 'c1'",
        "insert into account (id, name, password_hash, roles, rights, status, created_at) values (random_uuid(), 'anna',"
            + " 'CNRY-hash', 'ADMIN', '', 'ACTIVE', " + THEN + ")");
    return place;
  }

  FluentConfiguration migrations() {
    return Flyway.configure().dataSource(database).locations("classpath:db/migration").cleanDisabled(true);
  }

  Restore restore() {
    return new Restore(migrations(), CLOCK);
  }

  Path archive(Scope scope, Path file) throws SQLException, IOException {
    try (Snapshot snapshot = new Snapshot(database); OutputStream out = Files.newOutputStream(file)) {
      new ArchiveWriter(snapshot.connection(), scope, CLOCK.instant()).write(out);
    }
    return file;
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  String one(String sql) throws SQLException {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  DataSource dataSource() {
    return database;
  }

  Connection connection() throws SQLException {
    return database.getConnection();
  }

  /** All rows of all tables, also of Flyway's. */
  SortedMap<String, List<String>> rows() throws SQLException, IOException {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      for (String table : Tables.names(connection)) {
        List<String> lines = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select * from \"" + table + "\" order by 1")) {
          while (row.next()) {
            StringBuilder line = new StringBuilder();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
              line.append(row.getString(column)).append('|');
            }
            lines.add(line.toString());
          }
        }
        rows.put(table, lines);
      }
    }
    return rows;
  }
}
