package org.entente.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Whole stories by three people: created, submitted, approved, published. */
final class Stories {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Desks desks;
  private final AtomicInteger number = new AtomicInteger();

  Stories(URI server) {
    this.desks = Desks.signedIn(server);
  }

  /**
   * Stories a second, by so many clients, each of which begins the next when one is public; those that are under way when the time is
   * over are not counted. A story that is refused ends the measurement.
   */
  double rate(int clients, int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService people = Executors.newFixedThreadPool(clients);
    List<Future<Integer>> told = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      told.add(people.submit(() -> toldUntil(end)));
    }
    people.shutdown();
    int all = 0;
    for (Future<Integer> client : told) {
      try {
        all += client.get();
      } catch (ExecutionException refused) {
        throw new IllegalStateException("A story was refused", refused.getCause());
      }
    }
    return (double) all / seconds;
  }

  private int toldUntil(long end) throws IOException {
    int told = 0;
    for (tell(); System.nanoTime() < end; tell()) {
      told++;
    }
    return told;
  }

  /** Tells five a second until it is closed. */
  AutoCloseable steadily() {
    var clock = Executors.newScheduledThreadPool(2);
    clock.scheduleAtFixedRate(() -> {
      try {
        tell();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }, 0, 200, TimeUnit.MILLISECONDS);
    return clock::shutdown;
  }

  private void tell() throws IOException {
    String title = "Histoire " + number.incrementAndGet() + " " + ThreadLocalRandom.current().nextInt(1_000_000);
    Desks.Granted made = desks.create("{\"displayDate\":\"2024-05-17\",\"category\":\"" + Data.CATEGORIES.get(0) + "\",\"words\":{\"fr\":{\"title\":\"" + title
        + "\",\"body\":\"## " + title + "\\n\\nUn **corps**.\"}}}");
    String id = made.location().substring(made.location().lastIndexOf('/') + 1);
    String etag = "\"" + JSON.readTree(made.body()).at("/variants/fr/etag").textValue() + "\"";
    for (String move : new String[] {"SUBMIT", "APPROVE", "PUBLISH"}) {
      etag = desks.move(id, etag, move).etag();
    }
  }
}
