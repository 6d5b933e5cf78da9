package org.entente.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A table as the database itself describes it.
 *
 * @param key the columns of its primary key
 * @param refersTo the tables its foreign keys lead to
 */
record Table(String name, List<Column> columns, List<String> key, Set<String> refersTo) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int FETCH = 50;

  record Column(String name, ColumnKind kind) {}

  /** Takes the records of a table, one line of JSON each, without its line feed. */
  interface Reader {
    void line(byte[] json) throws IOException;
  }

  /** The same table with fewer columns. */
  Table only(Predicate<String> wanted) {
    return new Table(name, columns.stream().filter(column -> wanted.test(column.name())).toList(), key, refersTo);
  }

  /** Reads all rows in the order of the key; the driver hands them over in small portions. */
  void read(Connection connection, Reader reader) throws SQLException, IOException {
    String sql = "select " + names() + " from " + quoted(name) + " order by "
        + key.stream().map(Table::quoted).collect(Collectors.joining(", "));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.line(json(rows));
        }
      }
    }
  }

  private byte[] json(ResultSet row) throws SQLException, IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (int index = 0; index < columns.size(); index++) {
        columns.get(index).kind().write(json, columns.get(index).name(), row, index + 1);
      }
      json.writeEndObject();
    }
    return line.toByteArray();
  }

  String insert() {
    return "insert into " + quoted(name) + " (" + names() + ") values ("
        + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
  }

  boolean isEmpty(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select 1 from " + quoted(name) + " fetch first row only");
        ResultSet row = statement.executeQuery()) {
      return !row.next();
    }
  }

  /** Takes away what the migrations have put in; a history is not touched, since it is empty then. */
  void empty(Connection connection) throws SQLException {
    if (!isEmpty(connection)) {
      try (PreparedStatement statement = connection.prepareStatement("delete from " + quoted(name))) {
        statement.executeUpdate();
      }
    }
  }

  private String names() {
    return columns.stream().map(Column::name).map(Table::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
