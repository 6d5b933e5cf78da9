package org.entente.boot;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.entente.archive.Copy;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.entente.settings.WrongSetting;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Brings the database to the form this build needs, before anything reads it. With an owner role the runtime role gets only
 * what it needs afterwards; without one it owns everything, which PostgreSQL's administrator is warned of.
 */
@ApplicationScoped
class Migrations {
  private static final Logger LOG = Logger.getLogger(Migrations.class);

  @Resource(lookup = "java:jboss/datasources/EntenteDS")
  DataSource runtime;

  @Inject
  Environment environment;

  @Inject
  Installation installation;

  @Inject
  Copy copy;

  public void run() {
    Optional<String> owner = environment.text("ENTENTE_DB_OWNER_USER").filter(name -> isPostgres());
    FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader());
    if (owner.isPresent()) {
      configuration.dataSource(
          setting("ENTENTE_DB_URL"), owner.get(), environment.secret("ENTENTE_DB_OWNER_PASSWORD").orElse(""));
    } else {
      configuration.dataSource(runtime);
      if (isPostgres()) {
        LOG.warn("One database role owns and uses the tables; set ENTENTE_DB_OWNER_USER so that the server cannot rewrite its history.");
      }
    }
    boolean samples = environment.flag("ENTENTE_SAMPLE", false);
    boolean fresh = environment.flag("ENTENTE_FRESH", false);
    DataSource database = configuration.getDataSource();
    restore(configuration, database);
    SampleMark mark = new SampleMark(database);
    if (fresh) {
      mark.requireForFresh();
    }
    new Upgrade(configuration.cleanDisabled(!fresh), installation.data()).run(fresh, () -> {
      if (samples) {
        mark.writeIfUnused();
      }
      owner.ifPresent(name -> new RuntimeGrants(setting("ENTENTE_DB_USER")).give(database));
    });
  }

  /** One node after the other: the second finds the copy that the first has made. */
  private void restore(FluentConfiguration configuration, DataSource database) {
    boolean embedded = !isPostgres();
    try (UpgradeTurn turn = UpgradeTurn.taken(database, embedded)) {
      if (embedded) {
        Leftovers.putBack(database);
      }
      copy.prepare(configuration);
    } catch (SQLException failed) {
      throw new IllegalStateException("The turn to restore could not be had", failed);
    }
  }

  private String setting(String name) {
    return environment.text(name).orElseThrow(() -> new WrongSetting(name, "is missing; ENTENTE_DB_OWNER_USER needs it"));
  }

  private boolean isPostgres() {
    try (Connection connection = runtime.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException away) {
      throw new IllegalStateException("The database does not answer; check ENTENTE_DB_URL, user and password", away);
    }
  }
}
