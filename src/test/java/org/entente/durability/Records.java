package org.entente.durability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the tables hold, read by a stranger's SQL.
 *
 * @param bodies how many printed bodies there are, whomever they belong to
 */
public record Records(Counter counter, List<Entry> log, long bodies, List<Content> contents, List<Variant> variants,
    List<Act> revisions, List<Act> audit) {

  /** The one counter row. */
  public record Counter(long sequence, String chain, Instant at) {}

  /** An entry of the log with its body. */
  public record Entry(long sequence, long first, UUID content, String type, String locale, String slug, String action,
      Instant at, Optional<String> notice, Optional<String> redirect, Optional<String> bodySha256, String chain,
      Optional<byte[]> body) {

    boolean isPrint() {
      return List.of("PUBLISHED", "REPRINTED", "RESTORED").contains(action);
    }

    String variant() {
      return content + "/" + locale;
    }
  }

  public record Content(UUID id, int revision) {}

  public record Variant(UUID content, String locale, String state, Optional<String> fingerprint, Optional<String> approved,
      String title) {
    String name() {
      return content + "/" + locale;
    }
  }

  /** A revision, or an audit row of something done: on a content, or on one of its languages. */
  public record Act(UUID content, String action, String locales) {}

  public static Records read(Connection connection) throws SQLException {
    return new Records(
        all(connection, "select sequence, chain, at from publication_counter",
            row -> new Counter(row.getLong(1), row.getString(2), instant(row, 3))).get(0),
        all(connection, "select p.sequence, first_sequence, content_id, type, locale, slug, action, at, notice, redirect,"
            + " body_sha256, chain, body from publication p left join publication_body b on b.sequence = p.sequence"
            + " order by p.sequence", Records::entry),
        all(connection, "select count(*) from publication_body", row -> row.getLong(1)).get(0),
        all(connection, "select id, revision from content", row -> new Content(id(row, 1), row.getInt(2))),
        all(connection, "select content_id, locale, state, fingerprint, approved_fingerprint, title from variant",
            row -> new Variant(id(row, 1), row.getString(2), row.getString(3), text(row, 4), text(row, 5),
                row.getString(6))),
        all(connection, "select content_id, action, locales from revision order by content_id, number",
            row -> new Act(id(row, 1), row.getString(2), row.getString(3))),
        all(connection, "select subject_id, action, coalesce(locale, '') from audit"
            + " where outcome = 'done' and subject_id is not null",
            row -> new Act(id(row, 1), row.getString(2), row.getString(3))));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(row.getLong(1), row.getLong(2), id(row, 3), row.getString(4), row.getString(5), row.getString(6),
        row.getString(7), instant(row, 8), text(row, 9), text(row, 10), text(row, 11), row.getString(12),
        Optional.ofNullable(row.getBytes(13)));
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(Connection connection, String sql, Reading<T> reading) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reading.read(rows));
      }
      return all;
    }
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
