package org.entente.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an archive: one entry of NDJSON for each table, then the manifest, then the seal. */
final class ArchiveWriter {
  private static final ObjectMapper JSON = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final Manifest.Head NONE = new Manifest.Head(0, "0".repeat(64));

  private final Connection snapshot;
  private final Scope scope;
  private final Instant created;

  ArchiveWriter(Connection snapshot, Scope scope, Instant created) {
    this.snapshot = snapshot;
    this.scope = scope;
    this.created = created;
  }

  /** The stream stays open: it is not ours. */
  void write(OutputStream out) throws SQLException, IOException {
    Seal.Stream sealed = new Seal.Stream(new BufferedOutputStream(out));
    ZipOutputStream zip = new ZipOutputStream(sealed);
    zip.setComment(Seal.PLACE);
    List<Manifest.Part> parts = new ArrayList<>();
    for (Table table : scope.of(Tables.of(snapshot))) {
      parts.add(part(zip, table));
    }
    begin(zip, Manifest.FILE);
    JSON.writerWithDefaultPrettyPrinter().writeValue(zip, manifest(parts).json());
    zip.closeEntry();
    zip.finish();
    sealed.seal();
  }

  private Manifest.Part part(ZipOutputStream zip, Table table) throws SQLException, IOException {
    RowSum sum = new RowSum();
    begin(zip, Manifest.Part.file(table.name()));
    table.read(snapshot, line -> {
      sum.add(line);
      zip.write(line);
      zip.write('\n');
    });
    zip.closeEntry();
    return new Manifest.Part(table.name(), sum.rows(), sum.sum());
  }

  private void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(created.toEpochMilli());
    zip.putNextEntry(entry);
  }

  private Manifest manifest(List<Manifest.Part> parts) throws SQLException {
    return new Manifest(scope, schema(), created, head("select sequence, chain from publication_counter where id = 1"),
        head("select number, chain from audit_seal order by number desc fetch first row only"), parts);
  }

  private Manifest.Head head(String sql) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
      return row.next() ? new Manifest.Head(row.getLong(1), row.getString(2)) : NONE;
    }
  }

  /** The tables' version; Flyway's versions have as many digits each. */
  private String schema() throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement("select max(\"version\") from \"" + Tables.OF_FLYWAY + '"');
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
