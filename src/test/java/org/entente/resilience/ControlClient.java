package org.entente.resilience;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entente.testing.Until;

/** A well-behaved reader who asks twenty times a second, whatever goes on, and keeps what it was answered and when. */
final class ControlClient implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(50);

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(30)).build();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<CompletableFuture<Seen>> asked = Collections.synchronizedList(new ArrayList<>());
  private final HttpRequest request;

  /** One answer: its status, or 0 with what went wrong. */
  record Seen(int status, String trouble, Duration took) {}

  private ControlClient(URI address) {
    request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
  }

  static ControlClient reading(URI address) {
    ControlClient control = new ControlClient(address);
    control.clock.scheduleAtFixedRate(control::ask, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return control;
  }

  /** What is answered to so many questions. */
  static List<Seen> asking(URI address, int questions) {
    try (ControlClient control = reading(address)) {
      Until.holds("the reader has asked often enough", () -> control.count() >= questions);
      return control.answers();
    }
  }

  private void ask() {
    long start = System.nanoTime();
    asked.add(client.sendAsync(request, BodyHandlers.ofByteArray())
        .handle((answer, failure) -> seen(answer, failure, Duration.ofNanos(System.nanoTime() - start))));
  }

  private static Seen seen(HttpResponse<byte[]> answer, Throwable failure, Duration took) {
    return failure == null ? new Seen(answer.statusCode(), "", took) : new Seen(0, failure.toString(), took);
  }

  /** Stops asking and gives everything that was answered. */
  List<Seen> answers() {
    close();
    synchronized (asked) {
      return asked.stream().map(CompletableFuture::join).toList();
    }
  }

  int count() {
    return asked.size();
  }

  /** The time within which so many of a hundred answers came. */
  static Duration percentile(List<Seen> answers, int percent) {
    List<Duration> times = answers.stream().map(Seen::took).sorted().toList();
    return times.get(Math.max(0, (int) Math.ceil(times.size() * percent / 100.0) - 1));
  }

  @Override
  public void close() {
    clock.shutdown();
  }
}
