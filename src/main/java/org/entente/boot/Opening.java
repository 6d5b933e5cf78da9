package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.entente.accounts.DemoAccounts;
import org.entente.accounts.FirstAdministrator;
import org.entente.archive.Copy;
import org.entente.audit.AuditSealer;
import org.entente.edition.LogFollower;
import org.entente.editorial.PublishingClock;
import org.entente.exchange.Samples;
import org.entente.ledger.Heads;
import org.entente.notices.Mailing;
import org.entente.notices.Telling;
import org.entente.publishing.Reprint;
import org.entente.settings.Environment;
import org.entente.settings.Hold;
import org.jboss.logging.Logger;

/**
 * What must happen at a start with the database's help before the staff may come in, in this order, each step once. A step that
 * an outage cut is made again from its beginning; those before it are not. What goes on beside readers and staff begins when
 * these steps are made and requests are answered: before that it would only make readers and staff wait.
 */
@ApplicationScoped
class Opening {
  private static final Logger LOG = Logger.getLogger(Opening.class);

  @Inject
  Environment environment;

  @Inject
  Migrations migrations;

  @Inject
  Copy copy;

  @Inject
  Hold hold;

  @Inject
  Reprint reprint;

  @Inject
  LogFollower follower;

  @Inject
  AuditSealer sealer;

  @Inject
  Heads heads;

  @Inject
  PublishingClock publishingClock;

  @Inject
  Telling telling;

  @Inject
  Mailing mailing;

  @Inject
  DemoAccounts demoAccounts;

  @Inject
  FirstAdministrator firstAdministrator;

  @Inject
  Samples samples;

  private final Deque<Runnable> ahead = new ArrayDeque<>();
  private final Deque<Runnable> beside = new ArrayDeque<>();
  private volatile boolean made;
  private volatile boolean answering;
  private volatile boolean done;

  /** Lays out the steps; whatever is begun leaves its end with the {@code stops}. */
  void prepare(Deque<Runnable> stops) {
    ahead.addAll(List.of(migrations::run, copy::announce, this::printAnew, () -> begin(stops, follower::start, follower::stop), mailing::prepare));
    ahead.add(environment.flag("ENTENTE_SAMPLE", false) ? () -> prepareSamples(stops) : firstAdministrator::prepare);
    beside.add(() -> begin(stops, sealer::start, sealer::stop));
    beside.add(() -> begin(stops, heads::start, heads::stop));
    beside.add(() -> begin(stops, publishingClock::start, publishingClock::stop));
    beside.add(() -> begin(stops, telling::start, telling::stop));
    beside.add(() -> begin(stops, mailing::start, mailing::stop));
  }

  private void prepareSamples(Deque<Runnable> stops) {
    if (hold.admitsSamples()) {
      demoAccounts.require();
      beside.add(() -> begin(stops, samples::start, samples::stop));
    }
  }

  /** Takes the steps that are ahead; an exception leaves the one it came from, and those after it, for the next call. */
  void proceed() {
    take(ahead);
    made = true;
    beginBeside();
  }

  /** Requests are answered from now on. */
  void answering() {
    answering = true;
    beginBeside();
  }

  private synchronized void beginBeside() {
    if (made && answering) {
      take(beside);
      done = true;
    }
  }

  private static void take(Deque<Runnable> steps) {
    while (!steps.isEmpty()) {
      steps.peek().run();
      steps.remove();
    }
  }

  /** Whether the steps are made; what goes on beside may not have begun. */
  boolean isMade() {
    return made;
  }

  /** Whether the steps are made and all has begun. */
  boolean isDone() {
    return done;
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

  private static void begin(Deque<Runnable> stops, Runnable start, Runnable stop) {
    start.run();
    stops.push(stop);
  }
}
