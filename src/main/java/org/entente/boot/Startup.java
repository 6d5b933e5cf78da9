package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.entente.accounts.DemoAccounts;
import org.entente.audit.AuditSealer;
import org.entente.edition.LogFollower;
import org.entente.exchange.Samples;
import org.entente.publishing.Reprint;
import org.entente.schema.ContentTypes;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.jboss.logging.Logger;

/**
 * The order in which the application comes to life, and the reverse in which it leaves. Beans that read the database or the
 * model are asked for one by one, so that nothing looks before the migrations are done.
 */
@ApplicationScoped
class Startup {
  private static final Logger LOG = Logger.getLogger(Startup.class);
  private final Deque<Runnable> stops = new ArrayDeque<>();

  @Inject
  Environment environment;

  @Inject
  Instance<Installation> installation;

  @Inject
  Migrations migrations;

  @Inject
  Instance<ContentTypes> types;

  @Inject
  Reprint reprint;

  @Inject
  LogFollower follower;

  @Inject
  AuditSealer sealer;

  @Inject
  DemoAccounts demoAccounts;

  @Inject
  Samples samples;

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    try {
      boolean wanted = environment.flag("ENTENTE_SAMPLE", false);
      LOG.infof("Data in %s", installation.get().data());
      migrations.run();
      LOG.infof("%d types of content", types.get().all().size());
      printAnew();
      begin(follower::start, follower::stop);
      begin(sealer::start, sealer::stop);
      if (wanted) {
        demoAccounts.prepare();
        begin(samples::start, samples::stop);
      }
    } catch (RuntimeException wrong) {
      stopAll();
      throw Failure.of(wrong);
    }
  }

  /** Prints made under another address would send their readers nowhere. */
  private void printAnew() {
    if (reprint.isNeeded()) {
      LOG.info("The printed form has changed; everything public is printed anew.");
      long number = 0;
      for (long next = reprint.next(number); next != number; next = reprint.next(number)) {
        number = next;
      }
    }
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    stopAll();
  }

  private void begin(Runnable start, Runnable stop) {
    stops.push(stop);
    start.run();
  }

  private void stopAll() {
    while (!stops.isEmpty()) {
      try {
        stops.pop().run();
      } catch (RuntimeException failed) {
        LOG.warnf("While stopping: %s", failed);
      }
    }
  }

  /** Stops the deployment: one sentence a person can act on, no stack trace; the details are in the log once, at DEBUG. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Failure(String sentence) {
      super(sentence, null, false, false);
    }

    static Failure of(RuntimeException wrong) {
      Throwable root = wrong;
      while (root.getCause() != null && root.getCause() != root) {
        root = root.getCause();
      }
      String sentence = "Entente cannot start: " + wrong.getMessage() + (root == wrong ? "" : " (" + root.getMessage() + ")");
      LOG.fatal(sentence.replaceAll("\\s+", " "));
      LOG.debug("Why Entente cannot start", wrong);
      return new Failure(sentence.replaceAll("\\s+", " "));
    }
  }
}
