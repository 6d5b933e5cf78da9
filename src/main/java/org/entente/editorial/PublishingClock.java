package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.edition.Editions;
import org.entente.problem.Cause;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.settings.Hold;
import org.entente.settings.Installation;
import org.entente.threads.Rounds;
import org.entente.threads.Threads;
import org.jboss.logging.Logger;

/**
 * The clock of a node: makes what was planned when its time has come, and ends what has outlived its last day. It looks
 * twice a second at least, and wakes with the first thing that is due. Of several nodes exactly one makes each: whoever holds the
 * content finds the plan still there, or it is done. What was due while nobody was up is made at the start. What is refused waits for the
 * others that are due, because it may link to one of them; it is given up when nothing else is left.
 */
@ApplicationScoped
public class PublishingClock {
  private static final Logger LOG = Logger.getLogger(PublishingClock.class);
  private static final Duration PULSE = Duration.ofMillis(500);
  /** Somebody holds the content at this moment. */
  private static final Duration AGAIN_SOON = Duration.ofMillis(50);
  private static final int ATTEMPTS = 5;
  private static final int AT_ONCE = 4;

  @Inject
  Timetable timetable;

  @Inject
  Releases releases;

  @Inject
  Transactions transactions;

  @Inject
  Door door;

  @Inject
  Desk desk;

  @Inject
  Editions editions;

  @Inject
  Hold hold;

  @Inject
  Installation installation;

  private final Map<Timetable.Due, Integer> failures = new ConcurrentHashMap<>();
  private final Rounds rounds = new Rounds("entente-publishing-clock", this::round);
  private final ExecutorService makers = Executors.newFixedThreadPool(AT_ONCE, work -> Threads.of("entente-publishing", work));

  /** What a look at the timetable shows: now, what is due, and what comes before the next look. */
  private record Look(Instant now, List<Timetable.Due> due, Optional<Instant> next) {}

  public void start() {
    rounds.start();
  }

  public void stop() {
    rounds.stop();
    makers.shutdown();
  }

  /** Makes what is due; says how long nothing more will be. */
  private Duration round() throws Exception {
    Look look = transactions.keep(this::look);
    Map<Timetable.Due, String> refused = new ConcurrentHashMap<>();
    for (Future<?> made : makers.invokeAll(look.due().stream().map(due -> Executors.callable(() -> carryOut(due, refused))).toList())) {
      made.get();
    }
    if (refused.size() == look.due().size()) {
      refused.forEach(this::giveUp);
    }
    return look.due().isEmpty() ? look.next().map(next -> Duration.between(look.now(), next)).orElse(PULSE) : AGAIN_SOON;
  }

  private Look look() {
    Instant now = timetable.now();
    List<Timetable.Due> planned = new ArrayList<>(timetable.planned(now.plus(PULSE)));
    planned.addAll(releases.due(now.plus(PULSE)));
    List<Timetable.Due> due = new ArrayList<>(planned.stream().filter(one -> !one.at().isAfter(now)).toList());
    due.addAll(releases.shaken());
    due.addAll(timetable.ended(now.atZone(installation.zone()).toLocalDate()));
    // Each node in an order of its own, so that they seldom meet at the same content.
    Collections.shuffle(due);
    return !due.isEmpty() && hold.isOn() ? new Look(now, List.of(), Optional.empty())
        : new Look(now, due, planned.stream().map(Timetable.Due::at).min(Comparator.naturalOrder()));
  }

  private void carryOut(Timetable.Due due, Map<Timetable.Due, String> refused) {
    if (rounds.isEnded()) {
      return;
    }
    try {
      if (door.pass(() -> desk.carryOut(due)).isPresent()) {
        editions.wake();
      }
      failures.remove(due);
    } catch (Problem refusal) {
      if (refusal.kind() != ProblemKind.BUSY) {
        refused.put(due, refusal.slug());
      }
    } catch (RuntimeException failed) {
      if (Cause.isOutage(failed)) {
        throw failed;
      }
      LOG.errorf(failed, "What was planned for %s of %s could not be made", due.locale(), due.content());
      if (failures.merge(due, 1, Integer::sum) >= ATTEMPTS) {
        giveUp(due, "unexpected");
      }
    }
  }

  private void giveUp(Timetable.Due due, String problem) {
    failures.remove(due);
    door.pass(() -> {
      desk.giveUp(due, problem);
      return due;
    });
  }
}
