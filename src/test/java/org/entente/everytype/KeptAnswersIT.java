package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;

/** Kept answers of a server at work: behind a publication nobody reads what was before, and nobody what was somebody else's. */
class KeptAnswersIT extends Journey {
  private static final int WRITERS = 3;
  private static final int ROUNDS = TestRun.full() ? 60 : 4;
  private static final int PATIENCE = 200;

  /** A question that is asked again and again, and the same in words that nobody has used before; {@code told} is what both must say. */
  private record Pair(String kept, String anew, Function<Http.Answer, Object> keptTold, Function<Http.Answer, Object> anewTold) {
    static Pair alike(String kept, String anew, Function<Http.Answer, Object> told) {
      return new Pair(kept, anew, told, told);
    }
  }

  /** A piece of news and its partner, which one writer changes and publishes again and again. */
  private record Desk(WorkingCopy news, WorkingCopy partner, String word, Random dice) {
    void publishSomething(int round) {
      String title = News.unique(round % 2 == 0 ? word : "Autre");
      if (dice.nextBoolean()) {
        office.editWords(office.author(), partner, "fr", Map.of("title", title)).expect(200);
        reached(office.publish(partner, "fr"));
      } else {
        office.editWords(office.author(), news, "fr", Map.of("title", title, "slug", "nouvelle-" + UUID.randomUUID())).expect(200);
        reached(office.publish(news, "fr"));
      }
    }

    private static void reached(Http.Answer published) {
      assertThat(published.json().path("visible").booleanValue()).as("%s", published).isTrue();
    }

    List<Pair> pairs() {
      String nonce = "&slug%5Bne%5D=" + UUID.randomUUID().toString().replace('-', 'x') + "-x";
      String slug = office.visitor().get(news.delivered("fr")).expect(200).json().get("slug").textValue();
      String ofNews = "api/v1/news?locale=fr&slug=" + slug;
      String ofPartner = "api/v1/partners?locale=fr&news=" + news.id();
      String listed = "api/v1/news?locale=fr&partners=" + partner.id() + "&facets=partners.kind,partners&limit=3&sort=-publishedAt";
      return List.of(
          one(news.delivered("fr"), ofNews + nonce),
          one("api/v1/news/" + slug + "?locale=fr", ofNews + nonce),
          one(news.delivered("fr") + "&include=partners", ofNews + nonce + "&include=partners"),
          one(news.delivered("fr") + "&include=partners&fields=title,partners.title", ofNews + nonce + "&include=partners&fields=title,partners.title"),
          one(partner.delivered("fr") + "&include=news(limit=5,sort=title)", ofPartner + nonce + "&include=news(limit=5,sort=title)"),
          Pair.alike(listed, listed + nonce, KeptAnswersIT::list),
          Pair.alike("api/v1/news?partners.title%5Bcontains%5D=" + word, "api/v1/news?partners.title%5Bcontains%5D=" + word + nonce, KeptAnswersIT::list),
          Pair.alike("api/v1/partners?news.title%5Bcontains%5D=" + word, "api/v1/partners?news.title%5Bcontains%5D=" + word + nonce, KeptAnswersIT::list),
          Pair.alike("api/v1/news.csv?partners=" + partner.id(), "api/v1/news.csv?partners=" + partner.id() + nonce, Http.Answer::text),
          Pair.alike("api/v1/search?q=" + word, "api/v1/search?q=" + word + "%20".repeat(1 + dice.nextInt(150)), KeptAnswersIT::found));
    }

    private static Pair one(String kept, String anew) {
      return new Pair(kept, anew, Http.Answer::json, answer -> answer.json().at("/data/0"));
    }
  }

  private static Object list(Http.Answer answer) {
    ObjectNode list = (ObjectNode) answer.json();
    list.remove("links");
    return list;
  }

  /** Relevance may move with the corpus. */
  private static Object found(Http.Answer answer) {
    return new TreeSet<>(answer.json().path("data").valueStream().map(JsonNode::toString).toList());
  }

  @Test
  void behindAPublicationEverybodyReadsWhatWouldBeMadeNow() throws Exception {
    List<Desk> desks = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      desks.add(desk(writer));
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<Integer>> writing = desks.stream().map(desk -> threads.submit(rounds(desk))).toList();
      int compared = 0;
      for (Future<Integer> writer : writing) {
        compared += writer.get();
      }
      System.out.printf("kept answers on %s: %d compared with answers made anew behind %d publications%n", TestRun.database(), compared, WRITERS * ROUNDS);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Desk desk(int writer) {
    String word = "mot" + UUID.randomUUID().toString().replace("-", "");
    WorkingCopy partner = office.published("partners", Map.of("kind", "city", "words", Map.of("fr", Map.of("title", News.unique(word)))));
    Map<String, Object> body = News.inFrench(News.unique(word));
    body.put("partners", List.of(Map.of("id", partner.id())));
    return new Desk(office.published(News.TYPE, body), partner, word, new Random(writer));
  }

  private static Callable<Integer> rounds(Desk desk) {
    return () -> {
      int compared = 0;
      for (int round = 0; round < ROUNDS; round++) {
        desk.publishSomething(round);
        for (Pair pair : desk.pairs()) {
          compare(pair);
          compared++;
        }
      }
      return compared;
    };
  }

  /** Whoever else publishes meanwhile makes another world: both must be of the same. */
  private static void compare(Pair pair) {
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      Http.Answer kept = office.visitor().get(pair.kept()).expect(200);
      Http.Answer packed = office.visitor().with("Accept-Encoding", "gzip").get(pair.kept()).expect(200);
      Http.Answer anew = office.visitor().get(pair.anew()).expect(200);
      if (kept.header("Entente-Edition").equals(anew.header("Entente-Edition"))) {
        assertThat(pair.keptTold().apply(kept)).as(pair.kept()).isEqualTo(pair.anewTold().apply(anew));
        assertThat(packed.unpacked()).as("packed: %s", pair.kept()).isEqualTo(kept.bytes());
        return;
      }
    }
    throw new AssertionError("The world never stood still for " + pair.kept());
  }

  /** Whoever asks first fills the cache for all: what they send beside the address must not be in it. */
  @Test
  @Case("B9")
  void whatTheFirstToAskSendsIsInNobodyElsesAnswer() {
    WorkingCopy news = office.published(News.TYPE, News.inFrench(News.unique("Partagée")));
    String draft = News.unique("Brouillon");
    office.editWords(office.author(), news, "fr", Map.of("title", draft)).expect(200);
    Http.Answer whole = office.visitor().get(news.delivered("fr")).expect(200);
    String token = office.visitor().post("api/editorial/v1/sessions", Map.of("name", "admin", "password", TestRun.DEMO_PASSWORD)).expect(201)
        .json().get("token").textValue();
    List<String[]> odd = List.of(
        new String[] {"Authorization", "Bearer " + token}, new String[] {"Authorization", "Bearer junk"}, new String[] {"Cookie", "session=" + token},
        new String[] {"X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "gopher", "Forwarded", "host=evil.example"},
        new String[] {"X-Original-URL", "/api/editorial/v1/news", "X-Rewrite-URL", "/api/editorial/v1/news"}, new String[] {"Accept", "text/html"},
        new String[] {"Accept", "image/png"}, new String[] {"Accept-Encoding", "gzip"}, new String[] {"Accept-Language", "en"},
        new String[] {"Range", "bytes=0-9"}, new String[] {"Origin", "https://evil.example"}, new String[] {"If-None-Match", "*"},
        new String[] {"X-HTTP-Method-Override", "DELETE"}, new String[] {"X-Preview", "true", "Entente-Preview", token}, new String[] {"HEAD", ""});
    List<String> fields = whole.json().properties().stream().map(Map.Entry::getKey).filter(name -> !List.of("type", "id", "locale", "links").contains(name)).toList();
    int question = 0;
    for (String[] headers : odd) {
      // A choice of fields that nobody has asked for yet, of the bits of a number.
      List<String> chosen = new ArrayList<>();
      question++;
      for (int i = 0; i < fields.size(); i++) {
        if ((question >> i & 1) == 1) {
          chosen.add(fields.get(i));
        }
      }
      String address = news.delivered("fr") + "&fields=" + String.join(",", chosen);
      Http.Answer first = headers[0].equals("HEAD") ? office.visitor().head(address) : office.visitor().with(headers).get(address);
      assertThat(first.text()).as(headers[0]).doesNotContain(draft, "evil.example", token);
      for (int time = 0; time < 2; time++) {
        Http.Answer plain = office.visitor().get(address).expect(200);
        chosen.addAll(List.of("type", "id", "locale", "links"));
        assertThat(plain.json()).as("after %s", headers[0]).isEqualTo(((ObjectNode) whole.json()).retain(chosen));
        assertThat(lasting(plain)).as("after %s", headers[0]).isEqualTo(lasting(whole));
      }
    }
  }

  /** All but what is of the moment or of the very bytes. */
  private static Map<String, List<String>> lasting(Http.Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.keySet().removeAll(List.of("date", "correlation-id", "entente-edition", "etag", "content-length"));
    return headers;
  }
}
