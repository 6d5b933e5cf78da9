package org.entente.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writers at work until something is killed under them; what they were told until then. */
final class Round {
  private static final int WRITERS = 6;
  private static final int EARLIEST = 20;
  private static final int LATEST = 220;

  private final List<Story> stories = new ArrayList<>();
  private int acknowledged;

  /** What dies. */
  interface Killing {
    void kill() throws IOException, InterruptedException;
  }

  /** Lets the writers write, kills, and waits until every writer knows. */
  static Round fought(String name, Office office, Random random, Killing killing)
      throws IOException, InterruptedException, ExecutionException {
    Round round = new Round();
    Crash crash = new Crash(EARLIEST + random.nextInt(LATEST - EARLIEST));
    ExecutorService desks = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Writer> writers = new ArrayList<>();
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 1; i <= WRITERS; i++) {
        Writer writer = new Writer(name + " writer " + i, office, crash, random.nextLong());
        writers.add(writer);
        ends.add(desks.submit(writer));
      }
      crash.awaitDue();
      crash.begin();
      killing.kill();
      for (Future<?> end : ends) {
        end.get();
      }
      writers.forEach(writer -> round.stories.addAll(writer.stories()));
      round.acknowledged = crash.count();
      return round;
    } finally {
      desks.shutdownNow();
    }
  }

  /** The stories whose creation was answered. */
  List<Story> known() {
    return stories.stream().filter(story -> story.id().isPresent()).toList();
  }

  /** The stories whose creation was asked for and never answered: they may stand or not. */
  List<Story> unborn() {
    return stories.stream().filter(story -> story.id().isEmpty() && story.inFlight().isPresent()).toList();
  }

  long inFlight() {
    return stories.stream().filter(story -> story.inFlight().isPresent()).count();
  }

  int acknowledged() {
    return acknowledged;
  }
}
