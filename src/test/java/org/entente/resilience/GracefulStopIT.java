package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.entente.testing.Case;
import org.entente.testing.EntenteServer;
import org.entente.testing.Furnished;
import org.entente.testing.Http;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;

/** A server that is asked to stop under load finishes what it has begun, begins nothing more, and has kept all it acknowledged. */
@Case("E20")
class GracefulStopIT {
  private static final int PEOPLE = 6;
  private static final int ENOUGH = 40;

  private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  @Test
  void finishesWhatIsInFlightAndLosesNothingAcknowledged() throws Exception {
    try (EntenteServer server = Furnished.server("graceful-stop", Map.of())) {
      server.start();
      Http author = server.http().as("author");
      List<Thread> people = IntStream.range(0, PEOPLE).mapToObj(i -> person(i % 2 == 0 ? () -> write(author) : () -> read(server.http()))).toList();
      Until.holds("enough was acknowledged", () -> acknowledged.size() >= ENOUGH);
      server.stop();
      over = true;
      for (Thread person : people) {
        person.join();
      }
      assertThat(refused).as("nothing but a refusal to begin").allMatch(status -> status == 503);
      assertThat(broken).as("no answer was cut").noneMatch(GracefulStopIT::isCut);

      server.start();
      Until.holds("the staff can work", () -> server.http().get("health/ready/editorial").status() == 200);
      for (UUID id : acknowledged) {
        author.get("api/editorial/v1/news/" + id).expect(200);
      }
    }
  }

  private Thread person(Runnable work) {
    Thread thread = new Thread(() -> {
      while (!over) {
        try {
          work.run();
        } catch (UncheckedIOException closed) {
          broken.add(reason(closed.getCause()));
        }
      }
    }, "person");
    thread.start();
    return thread;
  }

  private void write(Http author) {
    Http.Answer answer = author.post("api/editorial/v1/news",
        Map.of("displayDate", "2024-05-17", "words", Map.of("en", Map.of("title", "Stop " + UUID.randomUUID()))));
    if (answer.status() == 201) {
      acknowledged.add(UUID.fromString(answer.json().path("id").asText()));
    } else {
      refused.add(answer.status());
    }
  }

  private void read(Http http) {
    Http.Answer answer = http.get("api/v1/agreements?limit=100");
    if (answer.status() != 200) {
      refused.add(answer.status());
    }
  }

  /** How Java's client tells that an answer had begun and did not end. */
  private static boolean isCut(String reason) {
    return reason.contains("bytes received") || reason.contains("chunked transfer") || reason.contains("fixed content-length");
  }

  private static String reason(IOException failure) {
    return failure + " " + failure.getCause();
  }
}
