package org.entente.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.entente.testing.Http;

/** Asks delivery all along and takes nothing for granted: each answer must be whole in itself and fit those before. */
final class AssertingReader implements Callable<List<AssertingReader.Sight>> {
  private static final int PER_ANSWER = 100;

  private final Http http;
  private final AtomicBoolean over;
  private final List<String> questions = new ArrayList<>();
  private final String list;
  private final Map<String, String> etags = new HashMap<>();
  private final List<Sight> sights = new ArrayList<>();
  private long newest;
  private long total;

  /** One answer: which of the contents asked for it showed, in which version, at which edition. */
  record Sight(long edition, List<UUID> asked, Map<UUID, Integer> versions) {}

  AssertingReader(Http http, String category, List<UUID> ids, AtomicBoolean over) {
    this.http = http;
    this.over = over;
    this.list = "api/v1/news?category=" + category + "&locale=all&limit=1&fields=title";
    for (int from = 0; from < ids.size(); from += PER_ANSWER) {
      questions.add(ids.subList(from, Math.min(ids.size(), from + PER_ANSWER)).stream().map(UUID::toString)
          .collect(Collectors.joining(",")));
    }
  }

  /** The number the public reads at now. */
  static long edition(Http http) {
    return edition(http.get("api/v1/news?limit=1").expect(200));
  }

  private static long edition(Http.Answer answer) {
    return Long.parseLong(answer.header("Entente-Edition").orElseThrow());
  }

  /** Reads until it is over, and once more. */
  @Override
  public List<Sight> call() {
    boolean last;
    do {
      last = over.get();
      questions.forEach(this::look);
      count();
    } while (!last);
    return sights;
  }

  /** Both languages or neither, in the same version, within one answer. */
  private void look(String ids) {
    Http.Answer answer = ask("api/v1/content?ids=" + ids + "&locale=all");
    Map<UUID, Map<String, Integer>> found = new HashMap<>();
    for (JsonNode object : answer.json().get("data")) {
      String title = object.get("title").textValue();
      found.computeIfAbsent(UUID.fromString(object.get("id").textValue()), id -> new HashMap<>())
          .put(object.get("locale").textValue(), Integer.valueOf(title.substring(title.lastIndexOf('v') + 1)));
    }
    Map<UUID, Integer> versions = new HashMap<>();
    found.forEach((id, languages) -> {
      assertThat(languages).as("half of %s at edition %d", id, newest).containsOnlyKeys("fr", "en");
      assertThat(languages.get("fr")).as("two versions of %s at edition %d", id, newest).isEqualTo(languages.get("en"));
      versions.put(id, languages.get("fr"));
    });
    sights.add(new Sight(newest, List.of(ids.split(",")).stream().map(UUID::fromString).toList(), versions));
  }

  private void count() {
    long now = ask(list).json().get("page").get("total").longValue();
    assertThat(now).as("the total at edition %d", newest).isGreaterThanOrEqualTo(total).isEven();
    total = now;
  }

  private Http.Answer ask(String path) {
    Http.Answer answer = http.get(path).expect(200);
    long edition = edition(answer);
    assertThat(edition).as("editions only go on").isGreaterThanOrEqualTo(newest);
    newest = edition;
    String known = etags.putIfAbsent(edition + " " + path, answer.etag());
    assertThat(answer.etag()).as("one edition, one answer").isEqualTo(known == null ? answer.etag() : known);
    return answer;
  }
}
