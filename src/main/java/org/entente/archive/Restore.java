package org.entente.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Makes an empty database the copy of an archive: tables of the archive's version, its records, then the migrations that came
 * since, then the hold. From its first step to its last the database is marked, and no server starts on it.
 */
public final class Restore {
  private static final Logger LOG = Logger.getLogger(Restore.class);
  /** Without the guards of the histories, which the ordinary upgrade adds when the copy stands. */
  private static final String TABLES = "classpath:db/migration";
  private static final String MARK = "classpath:db/restore";

  private final FluentConfiguration migrations;
  private final DataSource database;
  private final Clock clock;

  /** @param migrations as they are made at every start, by the role that owns the tables */
  public Restore(FluentConfiguration migrations, Clock clock) {
    this.migrations = Flyway.configure(migrations.getClassLoader()).configuration(migrations).locations(TABLES);
    this.database = migrations.getDataSource();
    this.clock = clock;
  }

  /** Before an ordinary start: half a copy must not go into service. */
  public void refuseUnfinished() {
    try {
      if (isUnfinished()) {
        throw new IllegalStateException("The database holds an unfinished restore. Restore again, with the same file or another:"
            + " that begins anew; or empty the database.");
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("The database could not be asked whether a restore was left unfinished", failed);
    }
  }

  /** Does it all, or refuses and leaves the database as it is. False when it is the copy of this very archive already. */
  public boolean from(Path file) {
    try (Archive archive = Archive.open(file)) {
      if (isCopyOf(archive)) {
        return false;
      }
      requireKnown(archive.manifest().schema());
      requireEmpty();
      copy(archive);
      Manifest done = archive.manifest();
      LOG.infof("Restored the %s of %s: %d records of %d tables, log at %d, audit at %d", done.scope().word(), done.created(),
          done.rows(), done.parts().size(), done.log().number(), done.audit().number());
      return true;
    } catch (SQLException failed) {
      throw new IllegalStateException("The archive could not be restored", failed);
    } catch (IOException failed) {
      throw new UncheckedIOException("The archive could not be restored", failed);
    }
  }

  /** The very archive may stand there already: a supervisor starts a server again with the settings it had. */
  private boolean isCopyOf(Archive archive) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (UnfinishedRestore.isMarked(connection) || !knowsItsOrigin(connection)) {
        return false;
      }
      try (PreparedStatement statement = connection.prepareStatement("select restored_from from installation where id = 1");
          ResultSet row = statement.executeQuery()) {
        return row.next() && archive.seal().equals(row.getString(1));
      }
    }
  }

  private static boolean knowsItsOrigin(Connection connection) throws SQLException {
    try (ResultSet column = connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), "installation",
        "restored%from")) {
      return column.next();
    }
  }

  private void requireKnown(String schema) {
    MigrationVersion newest = Arrays.stream(migrations.load().info().all()).filter(info -> info.getState().isResolved())
        .map(MigrationInfo::getVersion).max(Comparator.naturalOrder()).orElseThrow();
    if (MigrationVersion.fromVersion(schema).compareTo(newest) > 0) {
      throw new WrongArchive("has tables of version " + schema + " and this build knows them up to " + newest
          + "; restore it with the version of Entente that made it, or a newer one");
    }
  }

  private void requireEmpty() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!UnfinishedRestore.isMarked(connection) && !Tables.names(connection).isEmpty()) {
        throw new WrongArchive("can be restored into an empty database only, and this one holds tables; name a new data folder"
            + " or a new database");
      }
    }
  }

  private void copy(Archive archive) throws SQLException, IOException {
    if (isUnfinished()) {
      marking().cleanDisabled(false).load().clean();
    }
    marking().target(archive.manifest().schema()).load().migrate();
    try (Connection connection = database.getConnection()) {
      new Loading(archive, connection).run();
    }
    marking().load().migrate();
    try (Connection connection = database.getConnection()) {
      hold(connection, archive.seal());
    }
  }

  private FluentConfiguration marking() {
    return Flyway.configure(migrations.getClassLoader()).configuration(migrations).callbackLocations(MARK);
  }

  private boolean isUnfinished() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return UnfinishedRestore.isMarked(connection);
    }
  }

  /** First held, then no longer marked: where tables cannot be dropped in a transaction, a cut between the two leaves the mark. */
  private void hold(Connection connection, String seal) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(
        "update installation set held_since = ?, restored_from = ? where id = 1")) {
      statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      statement.setString(2, seal);
      statement.executeUpdate();
    }
    UnfinishedRestore.end(connection);
    connection.commit();
    connection.setAutoCommit(true);
  }
}
