package org.entente.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.entente.testing.Http;

/** Asks as anybody can, and looks at every byte and header that comes back: no canary, but for those just sent, and no 5xx. */
final class Listener {
  private final Http visitor;
  private final Canaries canaries;
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final Set<String> sentInPaths = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong previews = new AtomicLong();

  Listener(Http visitor, Canaries canaries) {
    this.visitor = visitor;
    this.canaries = canaries;
  }

  Http.Answer ask(Question question) {
    Http.Answer answer = visitor.with(question.headers()).send(question.method(), question.address(),
        question.body().isEmpty() ? null : "application/json", question.body().isEmpty() ? null : question.body());
    assertThat(answer.status() < 500 || isNotReady(question, answer)).as("%s", answer).isTrue();
    Set<String> seen = canaries.in(head(answer));
    seen.addAll(canaries.in(answer.unpacked()));
    seen.removeAll(canaries.in(question.everything()));
    assertThat(seen.stream().map(canary -> canaries.kind(canary) + ": " + canary).toList()).as("in the answer %s", answer)
        .isEmpty();
    sentInPaths.addAll(canaries.in(question.address().replaceFirst("\\?.*", "")));
    statuses.merge(answer.status(), 1, Integer::sum);
    requests.incrementAndGet();
    if (answer.status() == 200 && question.address().startsWith("api/preview/")) {
      previews.incrementAndGet();
    }
    bytes.addAndGet(answer.bytes().length);
    return answer;
  }

  /** The past is built when it is asked for; who asks meanwhile is told to wait. */
  private static boolean isNotReady(Question question, Http.Answer answer) {
    return answer.status() == 503 && question.address().contains("asOf=") && (question.method().equals("HEAD") || answer.text().contains("past-edition-not-ready"));
  }

  private static String head(Http.Answer answer) {
    return answer.response().headers().map().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
  }

  int answers(int status) {
    return statuses.getOrDefault(status, 0);
  }

  long requests() {
    return requests.get();
  }

  /** Previews that showed something. */
  long previews() {
    return previews.get();
  }

  /** What the access log may show, because a stranger put it into a path. */
  Set<String> sentInPaths() {
    return sentInPaths;
  }

  @Override
  public String toString() {
    return "%d requests, %d bytes of answers, by status %s, %d previews".formatted(requests.get(), bytes.get(), new TreeMap<>(statuses), previews.get());
  }
}
