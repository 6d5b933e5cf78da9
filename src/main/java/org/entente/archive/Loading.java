package org.entente.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the records of an archive into tables that hold nothing but what the migrations put there: all of them, or none. */
final class Loading {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS_AT_ONCE = 500;
  private static final int BYTES_AT_ONCE = 1 << 20;

  private final Archive archive;
  private final Connection connection;
  private final List<Step> steps = new ArrayList<>();

  private record Step(Manifest.Part part, Table table) {}

  /** The connection's tables must be of the archive's version. */
  Loading(Archive archive, Connection connection) throws SQLException {
    this.archive = archive;
    this.connection = connection;
    Map<String, Table> tables = archive.manifest().scope().of(Tables.of(connection)).stream()
        .collect(Collectors.toMap(Table::name, Function.identity()));
    for (Manifest.Part part : archive.manifest().parts()) {
      if (!tables.containsKey(part.table())) {
        throw new WrongArchive("holds a table '" + part.table() + "' that its version of Entente does not have");
      }
      steps.add(new Step(part, tables.get(part.table())));
    }
  }

  /** Commits only when what was written reads back as the manifest says. */
  void run() throws SQLException, IOException {
    connection.setAutoCommit(false);
    List<Step> backwards = new ArrayList<>(steps);
    Collections.reverse(backwards);
    for (Step step : backwards) {
      step.table().empty(connection);
    }
    for (Step step : steps) {
      write(step);
    }
    for (Step step : steps) {
      requireSame(step);
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void write(Step step) throws SQLException, IOException {
    try (PreparedStatement insert = connection.prepareStatement(step.table().insert())) {
      int[] waiting = new int[2];
      archive.read(step.part(), line -> {
        add(insert, step.table(), line);
        waiting[0]++;
        waiting[1] += line.length;
        if (waiting[0] >= ROWS_AT_ONCE || waiting[1] >= BYTES_AT_ONCE) {
          send(insert, step.table());
          waiting[0] = waiting[1] = 0;
        }
      });
      send(insert, step.table());
    }
  }

  private static void add(PreparedStatement insert, Table table, byte[] line) throws IOException {
    JsonNode record = JSON.readTree(line);
    try {
      for (int index = 0; index < table.columns().size(); index++) {
        Table.Column column = table.columns().get(index);
        column.kind().bind(insert, index + 1, record.get(column.name()));
      }
      insert.addBatch();
    } catch (SQLException refused) {
      throw new IOException("A record of " + table.name() + " does not fit its table", refused);
    }
  }

  private static void send(PreparedStatement insert, Table table) throws IOException {
    try {
      insert.executeBatch();
    } catch (SQLException refused) {
      throw new IOException("The records of " + table.name() + " could not be written: " + refused.getMessage(), refused);
    }
  }

  private void requireSame(Step step) throws SQLException, IOException {
    RowSum sum = new RowSum();
    step.table().read(connection, sum::add);
    Manifest.Part written = new Manifest.Part(step.part().table(), sum.rows(), sum.sum());
    if (!written.equals(step.part())) {
      throw new WrongArchive("says " + step.part() + " but what was written reads " + written + "; take another copy of it");
    }
  }
}
