package org.entente.archiving;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.durability.Office;
import org.entente.testing.Until;

/** People who write and publish news without a pause, and remember what was acknowledged to them. */
final class Writers implements AutoCloseable {
  private static final int HOW_MANY = 3;

  private final Office office;
  private final Map<UUID, Acknowledged> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger writes = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(HOW_MANY);
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean ended;

  /** The last thing that was answered about a content. */
  record Acknowledged(String title, String state) {}

  Writers(Office office) {
    this.office = office;
    for (int number = 0; number < HOW_MANY; number++) {
      running.add(threads.submit(this::write));
    }
  }

  private void write() {
    while (!ended) {
      String title = "Sous la plume " + UUID.randomUUID();
      JsonNode made = office.create(Map.of("fr", title), "archiving").expect(201).json();
      UUID id = UUID.fromString(made.get("id").textValue());
      acknowledge(id, title, "DRAFT");
      String etag = Office.etags(made).get("fr");
      for (String[] move : new String[][] {{"SUBMIT", "IN_REVIEW"}, {"APPROVE", "APPROVED"}, {"PUBLISH", "PUBLISHED"}}) {
        etag = office.move(id, "fr", etag, move[0]).expect(200).etag();
        acknowledge(id, title, move[1]);
      }
    }
  }

  private void acknowledge(UUID id, String title, String state) {
    acknowledged.put(id, new Acknowledged(title, state));
    writes.incrementAndGet();
  }

  int writes() {
    return writes.get();
  }

  /** Waits until so many more writes were acknowledged, and gives what stands then. */
  Map<UUID, Acknowledged> after(int more) {
    int goal = writes.get() + more;
    Until.holds(more + " more writes are acknowledged", () -> writes.get() >= goal || running.stream().anyMatch(Future::isDone));
    return Map.copyOf(acknowledged);
  }

  /** Lets everybody finish their sentence; a writer who was refused fails the test. */
  @Override
  public void close() throws Exception {
    ended = true;
    threads.shutdown();
    threads.awaitTermination(2, TimeUnit.MINUTES);
    for (Future<?> one : running) {
      one.get();
    }
  }
}
