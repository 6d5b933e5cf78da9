package org.entente.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jboss.logging.Logger;

/**
 * Brings the tables of a database to the form of this build, however often that was cut before, and whoever does the same at the same
 * time. What this build does not know it does not touch.
 */
final class Upgrade {
  private static final Logger LOG = Logger.getLogger(Upgrade.class);

  private final Flyway flyway;
  private final DataSource database;
  private final boolean embedded;
  private final Path data;

  /** @param data where the embedded database's safety copy is kept meanwhile */
  Upgrade(FluentConfiguration configuration, Path data) {
    this.database = configuration.getDataSource();
    this.embedded = isEmbedded(database);
    // Without its own lock, which the turn makes needless, Flyway notes a migration in the transaction that makes it; else in another
    // one, and whoever is killed between the two commits leaves a migration that nobody knows of.
    configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
    this.flyway = configuration.locations("classpath:db/migration", "classpath:db/guards/" + (embedded ? "h2" : "postgresql"))
        .validateOnMigrate(true).ignoreMigrationPatterns(new String[0]).load();
    this.data = data;
  }

  /**
   * Does what is to be done.
   *
   * @param fresh empties the database before
   * @param afterwards is done before anybody else may upgrade
   */
  void run(boolean fresh, Runnable afterwards) {
    try (UpgradeTurn turn = UpgradeTurn.taken(database, embedded)) {
      if (embedded) {
        SafetyCopy copy = new SafetyCopy(database, data);
        copy.putBackWhatWasCut();
        requireKnown();
        if (fresh || flyway.info().pending().length > 0) {
          copy.during(() -> migrate(fresh));
        }
      } else {
        requireKnown();
        migrate(fresh);
      }
      afterwards.run();
    } catch (SQLException failed) {
      throw new IllegalStateException("The database's tables could not be upgraded", failed);
    }
  }

  private void migrate(boolean fresh) {
    if (fresh) {
      flyway.clean();
    }
    LOG.infof("Database ready, %d migrations made", flyway.migrate().migrationsExecuted);
  }

  /** One sentence, before anything is written. */
  private void requireKnown() {
    List<MigrationInfo> all = Arrays.asList(flyway.info().all());
    refuse(all, info -> info.getState() == MigrationState.FUTURE_SUCCESS || info.getState() == MigrationState.FUTURE_FAILED,
        "The database was made by a newer Entente: this build does not know its migration %s. Start that version, or restore a backup"
            + " into an empty database.");
    refuse(all, info -> info.getState() == MigrationState.MISSING_SUCCESS || info.getState() == MigrationState.MISSING_FAILED
            || info.getState().isFailed(),
        "The database holds migration %s, which this build does not have or which failed. Start the version that made it, or restore a"
            + " backup into an empty database.");
    refuse(all, info -> info.isVersioned() && info.getState().isApplied() && !info.isChecksumMatching(),
        "Migration %s of this build is not the one the database was made with. Use the WAR as it was released.");
    refuse(all, info -> info.getState() == MigrationState.IGNORED,
        "The database was made without migration %s and has gone beyond it. Start the version that made it, or restore a backup into an"
            + " empty database.");
  }

  private static void refuse(List<MigrationInfo> all, Predicate<MigrationInfo> wrong, String sentence) {
    Optional<MigrationInfo> found = all.stream().filter(wrong).findFirst();
    if (found.isPresent()) {
      throw new WrongSchema(String.format(sentence, found.get().getVersion() + " (" + found.get().getDescription() + ")"));
    }
  }

  private static boolean isEmbedded(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2");
    } catch (SQLException away) {
      throw new IllegalStateException("The database does not answer; check ENTENTE_DB_URL, user and password", away);
    }
  }

  /** The database's tables are not of this build. */
  private static final class WrongSchema extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private WrongSchema(String sentence) {
      super(sentence + " Nothing was changed.");
    }
  }
}
