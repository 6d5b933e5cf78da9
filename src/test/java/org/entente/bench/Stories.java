package org.entente.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.durability.Office;
import org.entente.testing.Http;

/** Whole stories by three people: created, submitted, approved, published. */
final class Stories {
  private final Office office;
  private final AtomicInteger number = new AtomicInteger();

  Stories(Http http) {
    this.office = Office.signedIn(http);
  }

  /** Stories a second, by so many clients, each of which begins the next when one is public. */
  double rate(int clients, int seconds) throws InterruptedException {
    AtomicLong told = new AtomicLong();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService people = Executors.newFixedThreadPool(clients);
    long begun = System.nanoTime();
    for (int client = 0; client < clients; client++) {
      people.submit(() -> {
        while (System.nanoTime() < end) {
          tell();
          told.incrementAndGet();
        }
        return null;
      });
    }
    people.shutdown();
    people.awaitTermination(1, TimeUnit.HOURS);
    return told.get() * 1e9 / (System.nanoTime() - begun);
  }

  /** Tells five a second until it is closed. */
  AutoCloseable steadily() {
    var clock = Executors.newScheduledThreadPool(2);
    clock.scheduleAtFixedRate(this::tell, 0, 200, TimeUnit.MILLISECONDS);
    return clock::shutdown;
  }

  private void tell() {
    String title = "Histoire " + number.incrementAndGet() + " " + ThreadLocalRandom.current().nextInt(1_000_000);
    JsonNode made = office.create(Map.of("fr", title), Data.CATEGORIES.get(0)).expect(201).json();
    UUID id = UUID.fromString(made.path("id").textValue());
    String etag = made.at("/variants/fr/etag").textValue();
    for (String move : new String[] {"SUBMIT", "APPROVE", "PUBLISH"}) {
      etag = office.move(id, "fr", etag, move).expect(200).etag();
    }
  }
}
