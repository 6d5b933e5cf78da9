package org.entente.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The embedded database commits each change of a table by itself, so a migration that is cut leaves half of itself. Before one begins,
 * everything is written down beside the database, under a name that the database takes over when the migration has ended: a start
 * that finds a copy whose name the database does not bear puts it back.
 */
final class SafetyCopy {
  private static final Logger LOG = Logger.getLogger(SafetyCopy.class);
  private static final String PREFIX = "before-migration-";
  private static final String SUFFIX = ".sql";
  private static final String FORM = "' charset 'UTF-8'";

  private final DataSource database;
  private final Path folder;

  SafetyCopy(DataSource database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** A kill while this is at work leaves the copy, and the next start does the same again. */
  void putBackWhatWasCut() throws SQLException {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      for (Path copy : copies()) {
        String name = copy.getFileName().toString();
        if (!name.endsWith(SUFFIX)) {
          Files.delete(copy); // cut while it was written: the database has not been touched yet
        } else if (ended(statement).equals(name)) {
          Files.delete(copy);
        } else {
          LOG.warn("A migration was cut short; the database is put back as it was before, and migrated again.");
          statement.execute("drop all objects");
          statement.execute("runscript from '" + quoted(copy) + FORM);
          statement.execute("checkpoint sync");
          Files.delete(copy);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("The copy of the database in " + folder + " cannot be read or removed", failed);
    }
  }

  /** Does the migration with everything written down; a failure leaves the copy for the next start. */
  void during(Runnable migration) throws SQLException {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      Path copy = write(statement);
      migration.run();
      statement.execute("comment on table installation is '" + copy.getFileName() + "'");
      statement.execute("checkpoint sync");
      Files.delete(copy);
    } catch (IOException failed) {
      throw new UncheckedIOException("The database cannot be written down in " + folder + " before it is migrated", failed);
    }
  }

  /** It counts only once it is whole and on the disk. */
  private Path write(Statement statement) throws SQLException, IOException {
    Path copy = folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    Path part = folder.resolve(copy.getFileName() + ".part");
    Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    statement.execute("script to '" + quoted(part) + FORM);
    force(part);
    Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    force(folder);
    return copy;
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The name of the copy whose migration ended last, as far as the database knows. */
  private static String ended(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(
        "select remarks from information_schema.tables where table_name = 'installation' and remarks is not null")) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private List<Path> copies() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
    }
  }

  private static String quoted(Path path) {
    return path.toAbsolutePath().toString().replace("'", "''");
  }
}
