package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entente.accounts.ClientAddresses;
import org.entente.delivery.AnswerCache;
import org.entente.edition.LogFollower;
import org.entente.observation.DatabaseProbe;
import org.entente.problem.Cause;
import org.entente.schema.ContentTypes;
import org.entente.settings.Catalogue;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.entente.settings.PortalStrings;
import org.entente.settings.WrongSetting;
import org.entente.threads.Threads;
import org.entente.workflow.Closure;
import org.entente.workflow.ReviewPlans;
import org.jboss.logging.Logger;

/**
 * The order in which the application comes to life, and the reverse in which it leaves. What a person must mend, a setting, the
 * model or a migration, stops the deployment. A database that is away does not: readers get the last edition at once, and the
 * staff are let in when it has come.
 */
@ApplicationScoped
class Startup {
  private static final Logger LOG = Logger.getLogger(Startup.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Deque<Runnable> stops = new ConcurrentLinkedDeque<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  @Inject
  Instance<Installation> installation;

  @Inject
  Instance<ContentTypes> types;

  @Inject
  Instance<Catalogue> catalogue;

  @Inject
  Instance<PortalStrings> portal;

  @Inject
  Instance<ReviewPlans> plans;

  @Inject
  Instance<Closure> closure;

  @Inject
  Instance<AnswerCache> answers;

  @Inject
  Environment environment;

  @Inject
  DatabaseProbe database;

  @Inject
  ClientAddresses clientAddresses;

  @Inject
  Opening opening;

  @Inject
  LogFollower follower;

  @Inject
  AccessLog accessLog;

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    try {
      stops.push(accessLog::write);
      begin("entente-access-log", this::writeRequests);
      LOG.infof("Data in %s", installation.get().data());
      LOG.infof("%d types of content", types.get().all().size());
      requireFormOfLog();
      requireSettings();
      clientAddresses.prepare();
      opening.prepare(stops);
      if (database.look().isThere()) {
        open();
      }
      database.start();
      stops.push(database::stop);
      if (!opening.isMade()) {
        follower.open();
        stops.push(follower::stop);
        begin("entente-opening", this::openWhenItComes);
      }
    } catch (RuntimeException wrong) {
      stopAll();
      throw Failure.of(wrong);
    }
  }

  /** Requests are answered from now on. */
  void answering() {
    try {
      opening.answering();
    } catch (RuntimeException wrong) {
      stopAll();
      throw Failure.of(wrong);
    }
  }

  /** Each is read when somebody first asks for it: what is wrong in it is for whoever starts the server, not for a reader. */
  private void requireSettings() {
    List.of(portal, plans, closure, answers).forEach(Instance::get);
    LOG.infof("What is public is given under %s", catalogue.get().licence());
  }

  private void requireFormOfLog() {
    String form = environment.text("ENTENTE_LOG").orElse("text");
    if (!form.equals("text") && !form.equals("json")) {
      throw new WrongSetting("ENTENTE_LOG", "is '" + form + "'; write text or json");
    }
  }

  /** An outage in the middle is no failure: the rest is done when the database is back. */
  private void open() {
    try {
      opening.proceed();
    } catch (Exception failed) {
      // Any: a commit over a dying link throws checked exceptions that no signature tells of.
      if (!Cause.isOutage(failed)) {
        throw failed;
      }
      LOG.warnf("The database went away during the start (%s)", Failure.sentence(failed));
    }
  }

  private void openWhenItComes() {
    String before = "";
    while (!opening.isDone() && !isStopping()) {
      try {
        if (database.isThere()) {
          open();
        }
      } catch (Exception wrong) {
        String sentence = Failure.sentence(wrong);
        if (!sentence.equals(before)) {
          LOG.fatalf("Entente serves its last edition only and tries again: %s", sentence);
        }
        before = sentence;
      }
    }
  }

  private void writeRequests() {
    while (!isStopping()) {
      accessLog.write();
    }
  }

  private boolean isStopping() {
    try {
      return stopping.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    stopAll();
  }

  private void begin(String name, Runnable work) {
    Thread thread = Threads.of(name, work);
    stops.push(() -> Threads.end(thread));
    thread.start();
  }

  private void stopAll() {
    stopping.countDown();
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
      String sentence = "Entente cannot start: " + sentence(wrong);
      LOG.fatal(sentence);
      LOG.debug("Why Entente cannot start", wrong);
      return new Failure(sentence);
    }

    static String sentence(Exception wrong) {
      Throwable root = wrong;
      while (root.getCause() != null && root.getCause() != root) {
        root = root.getCause();
      }
      return (wrong.getMessage() + (root == wrong ? "" : " (" + root.getMessage() + ")")).replaceAll("\\s+", " ");
    }
  }
}
