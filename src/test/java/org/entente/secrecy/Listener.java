package org.entente.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.entente.testing.Http;
import org.entente.testing.Until;

/**
 * Asks as anybody can, and looks at every byte and header that comes back: no canary, but for those just sent and what was public at the
 * moment asked for, and no 5xx.
 */
final class Listener {
  private final Http visitor;
  private final Canaries canaries;
  private final Map<String, Set<String>> replaced;
  private final long current;
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final Set<String> sentInPaths = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong previews = new AtomicLong();
  private final AtomicLong pasts = new AtomicLong();

  /** @param moments of which texts may be seen that have been replaced since */
  Listener(Http visitor, Canaries canaries, List<Moment> moments) {
    this.visitor = visitor;
    this.canaries = canaries;
    this.replaced = moments.stream().collect(Collectors.toMap(moment -> moment.at().toString(), Moment::replaced));
    this.current = edition(visitor.get("api/v1/search?q=alpha").expect(200));
  }

  /** The answer, once there is one: the past is built when it is asked for, and who asks meanwhile is told when to ask again. */
  Http.Answer ask(Question question) {
    AtomicReference<Http.Answer> last = new AtomicReference<>();
    Until.holds("the past is ready", () -> {
      last.set(heard(question));
      return last.get().status() != 503;
    });
    count(question, last.get());
    return last.get();
  }

  private Http.Answer heard(Question question) {
    Http.Answer answer = visitor.with(question.headers()).send(question.method(), question.address(),
        question.body().isEmpty() ? null : "application/json", question.body().isEmpty() ? null : question.body());
    assertThat(answer.status() < 500 || isNotReady(question, answer)).as("%s", answer).isTrue();
    Set<String> seen = canaries.in(head(answer));
    seen.addAll(canaries.in(answer.unpacked()));
    seen.removeAll(canaries.in(question.everything()));
    seen.removeAll(replaced.getOrDefault(question.asOf(), Set.of()));
    assertThat(seen.stream().map(canary -> canaries.kind(canary) + ": " + canary).toList()).as("in the answer %s", answer)
        .isEmpty();
    return answer;
  }

  private static boolean isNotReady(Question question, Http.Answer answer) {
    return answer.status() == 503 && !question.asOf().isEmpty() && answer.header("Retry-After").filter(seconds -> seconds.matches("[1-9]\\d*")).isPresent()
        && (question.method().equals("HEAD") || answer.text().contains("past-edition-not-ready"));
  }

  private void count(Question question, Http.Answer answer) {
    sentInPaths.addAll(canaries.in(question.address().replaceFirst("\\?.*", "")));
    statuses.merge(answer.status(), 1, Integer::sum);
    requests.incrementAndGet();
    if (answer.status() == 200 && question.address().startsWith("api/preview/")) {
      previews.incrementAndGet();
    }
    if (answer.status() == 200 && !question.asOf().isEmpty() && edition(answer) < current) {
      pasts.incrementAndGet();
    }
    bytes.addAndGet(answer.bytes().length);
  }

  private static long edition(Http.Answer answer) {
    return Long.parseLong(answer.header("Entente-Edition").orElseThrow());
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

  /** Answers that showed an edition before the current one. */
  long pasts() {
    return pasts.get();
  }

  /** What the access log may show, because a stranger put it into a path. */
  Set<String> sentInPaths() {
    return sentInPaths;
  }

  @Override
  public String toString() {
    return "%d requests, %d bytes of answers, by status %s, %d previews, %d of the past".formatted(requests.get(), bytes.get(), new TreeMap<>(statuses),
        previews.get(), pasts.get());
  }
}
