package org.entente.boot;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The upgrade of a database as a process of its own, which can be killed. Arguments: JDBC address, user, password, data folder. */
public final class UpgradeProcess {
  /** A line before each migration, so that somebody can choose the moment. */
  private static final Callback TELLING = new BaseCallback() {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      System.out.println("MIGRATION");
    }
  };

  private UpgradeProcess() {}

  public static void main(String[] arguments) {
    try {
      System.out.println("BEGUN");
      FluentConfiguration configuration = Flyway.configure().dataSource(arguments[0], arguments[1], arguments[2]).callbacks(TELLING);
      new Upgrade(configuration, Path.of(arguments[3])).run(false, () -> System.out.println("MIGRATED"));
      System.out.println("ENDED");
    } catch (RuntimeException refused) {
      System.out.println("REFUSED " + refused.getMessage());
      System.exit(1);
    }
  }
}
