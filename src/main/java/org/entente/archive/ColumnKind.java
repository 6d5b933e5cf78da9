package org.entente.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** How the values of a column look in a record; the same on both databases. */
enum ColumnKind {
  /** A string. */
  TEXT,
  /** A whole number. */
  INTEGER,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** A string, lower case with dashes. */
  UUID,
  /** A string in UTC, {@code 2024-05-17T09:00:00.123456Z}. */
  INSTANT,
  /** {@code 2024-05-17}. */
  DATE,
  /** Base64. */
  BYTES;

  /** By the name that either database gives a type. */
  static ColumnKind of(String sqlType) {
    return switch (sqlType.toLowerCase(Locale.ROOT)) {
      case "varchar", "text", "character varying", "character large object" -> TEXT;
      case "int2", "int4", "int8", "smallint", "integer", "bigint" -> INTEGER;
      case "bool", "boolean" -> BOOLEAN;
      case "uuid" -> UUID;
      case "timestamptz", "timestamp with time zone" -> INSTANT;
      case "date" -> DATE;
      case "bytea", "binary varying" -> BYTES;
      default -> throw new IllegalStateException("An archive knows no columns of type " + sqlType + "; teach ColumnKind");
    };
  }

  /** Writes the member of a record; an absent value leaves no trace. */
  void write(JsonGenerator json, String name, ResultSet row, int index) throws SQLException, IOException {
    Object value = read(row, index);
    if (value == null) {
      return;
    }
    json.writeFieldName(name);
    switch (this) {
      case INTEGER -> json.writeNumber((Long) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case BYTES -> json.writeBinary((byte[]) value);
      case TEXT, UUID, INSTANT, DATE -> json.writeString(value.toString());
    }
  }

  private Object read(ResultSet row, int index) throws SQLException {
    Object value = switch (this) {
      case TEXT -> row.getString(index);
      case INTEGER -> row.getLong(index);
      case BOOLEAN -> row.getBoolean(index);
      case UUID -> row.getObject(index, java.util.UUID.class);
      case INSTANT -> instant(row.getObject(index, OffsetDateTime.class));
      case DATE -> row.getObject(index, LocalDate.class);
      case BYTES -> row.getBytes(index);
    };
    return row.wasNull() ? null : value;
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /** Sets a parameter from a member of a record, which may be missing. */
  void bind(PreparedStatement statement, int index, JsonNode value) throws SQLException, IOException {
    statement.setObject(index, value == null ? null : switch (this) {
      case TEXT -> value.textValue();
      case INTEGER -> value.longValue();
      case BOOLEAN -> value.booleanValue();
      case UUID -> java.util.UUID.fromString(value.textValue());
      case INSTANT -> Instant.parse(value.textValue()).atOffset(ZoneOffset.UTC);
      case DATE -> LocalDate.parse(value.textValue());
      case BYTES -> value.binaryValue();
    });
  }
}
