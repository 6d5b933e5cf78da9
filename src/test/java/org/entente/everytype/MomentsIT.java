package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.testing.Http;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;

/** The world as it stood: while a reader walks through it, and at a moment of the past. */
class MomentsIT extends Journey {
  private static WorkingCopy published(String title) {
    return office.published(News.TYPE, News.inBoth(title));
  }

  private static void retell(WorkingCopy news, String title) {
    office.editWords(office.author(), news, "fr", Map.of("title", title)).expect(200);
    office.publish(news, "fr");
  }

  /** The word that this title alone has. */
  private static String word(String title) {
    return title.split(" ")[1];
  }

  private static String number(Http.Answer answer) {
    return answer.header("Entente-Edition").orElseThrow();
  }

  /** The answer of the past, once it is ready. */
  private static Http.Answer past(Http who, String address) {
    AtomicReference<Http.Answer> answer = new AtomicReference<>();
    Until.holds("the past is ready", () -> {
      answer.set(who.get(address));
      boolean ready = answer.get().status() != 503;
      if (!ready) {
        assertThat(problem(answer.get())).isEqualTo("/problems/past-edition-not-ready");
        assertThat(Integer.parseInt(answer.get().header("Retry-After").orElseThrow())).isPositive();
      }
      return ready;
    });
    return answer.get();
  }

  private static List<String> titles(JsonNode list) {
    return list.path("data").valueStream().map(object -> object.get("title").textValue()).toList();
  }

  @Test
  void thePagesOfAPinnedWalkAreOneWorldWhileOthersPublish() {
    String tag = word(News.unique("marche"));
    Map<String, WorkingCopy> begun = new LinkedHashMap<>();
    for (int i = 0; i < 7; i++) {
      begun.put("Marche " + tag + " " + i, published("Marche " + tag + " " + i));
    }
    AtomicBoolean walked = new AtomicBoolean();
    CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
      for (Map.Entry<String, WorkingCopy> news : begun.entrySet()) {
        retell(news.getValue(), "Autre " + tag);
        published("Zut " + tag);
        if (walked.get()) {
          return;
        }
        office.move(office.publisher(), news.getValue(), "fr", "WITHDRAW").expect(200);
      }
    });
    Http.Answer first = office.visitor().get("api/v1/news?edition=current&limit=2&sort=-title&q=" + tag).expect(200);
    int total = first.json().at("/page/total").intValue();
    List<String> met = new ArrayList<>();
    Http.Answer page = first;
    while (true) {
      assertThat(number(page)).isEqualTo(number(first));
      assertThat(page.header("Cache-Control")).contains("public, no-cache");
      assertThat(page.json().at("/links/self").textValue()).contains("edition=" + number(first));
      assertThat(page.json().at("/page/total").intValue()).isEqualTo(total);
      page.json().path("data").forEach(news -> met.add(news.get("id").textValue()));
      if (!page.json().path("links").has("next")) {
        break;
      }
      page = office.visitor().get(page.json().at("/links/next").textValue()).expect(200);
    }
    walked.set(true);
    others.join();
    assertThat(met).doesNotHaveDuplicates().hasSize(total).hasSizeGreaterThanOrEqualTo(begun.size() - 1);
    String same = "edition=" + number(first) + "&q=" + tag;
    assertThat(office.visitor().get("api/v1/news.json?limit=100&" + same).expect(200).json().path("data"))
        .extracting(news -> news.get("id").textValue()).containsExactlyInAnyOrderElementsOf(met);
    assertThat(office.visitor().get("api/v1/news.csv?fields=title&" + same).expect(200).text().lines().count()).isEqualTo(total + 1);
  }

  @Test
  void everythingCanBeAskedOfAPinnedEdition() {
    String title = News.unique("Tenue");
    WorkingCopy news = published(title);
    Http.Answer pinned = office.visitor().get("api/v1/news?limit=1&edition=current").expect(200);
    String edition = "edition=" + number(pinned);
    retell(news, News.unique("Changée"));
    for (String address : List.of(news.delivered() + "?locale=fr&", "api/v1/content?locale=fr&ids=" + news.id() + "&", "api/v1/search?locale=fr&q=" + word(title) + "&",
        "api/v1/news.csv?locale=fr&q=" + word(title) + "&", "api/v1/news.atom?locale=fr&q=" + word(title) + "&")) {
      Http.Answer answer = office.visitor().get(address + edition).expect(200);
      assertThat(answer.text()).as(address).contains(title);
      assertThat(number(answer)).isEqualTo(number(pinned));
      office.visitor().with("If-None-Match", answer.etag()).get(address + edition).expect(304);
      assertThat(office.visitor().get(address).text()).as(address).doesNotContain(title);
    }
    String slug = office.visitor().get(news.delivered() + "?" + edition).expect(200).json().get("slug").textValue();
    assertThat(office.visitor().get("api/v1/news/" + slug + "?locale=en&" + edition).header("Location").orElse("")).endsWith(edition);
  }

  @Test
  void neighboursAreThoseOfTheirTimeToo() {
    WorkingCopy partner = office.published("partners", Map.of("kind", "city", "words", Map.of("fr", Map.of("title", "Ville d'alors"))));
    String title = News.unique("Jumelage");
    Map<String, Object> body = News.inFrench(title);
    body.put("partners", List.of(Map.of("id", partner.id())));
    WorkingCopy news = office.published(News.TYPE, body);
    Http.Answer pinned = office.visitor().get("api/v1/news?limit=1&edition=current").expect(200);
    String then = office.visitor().get(news.delivered()).expect(200).json().get("publishedAt").textValue();
    retell(partner, "Ville de depuis");
    String object = news.delivered() + "?locale=fr&include=partners";
    String list = "api/v1/news?locale=fr&include=partners&q=" + word(title);
    assertThat(neighbour(office.visitor().get(object), "/partners/0/title")).isEqualTo("Ville de depuis");
    for (String time : List.of("&edition=" + number(pinned), "&asOf=" + then)) {
      assertThat(neighbour(past(office.visitor(), object + time), "/partners/0/title")).as(time).isEqualTo("Ville d'alors");
      assertThat(neighbour(past(office.visitor(), list + time), "/data/0/partners/0/title")).as(time).isEqualTo("Ville d'alors");
    }
  }

  private static String neighbour(Http.Answer answer, String place) {
    return answer.expect(200).json().at(place).textValue();
  }

  @Test
  void anEditionThatIsNotHeldSaysHowToBeginAgain() {
    for (String address : List.of("api/v1/news?edition=0", "api/v1/search?q=paris&edition=999999999999", "api/v1/news.csv?edition=0")) {
      Http.Answer refused = office.visitor().get(address).expect(410);
      assertThat(problem(refused)).isEqualTo("/problems/edition-expired");
      assertThat(refused.json().get("detail").textValue()).contains("edition=current");
      assertThat(refused.header("Cache-Control")).contains("no-store");
    }
    office.visitor().get("api/v1/news?edition=newest").expect(400);
  }

  @Test
  void aMomentShowsWhatWasPublicThen() {
    Instant before = Instant.now();
    String title = News.unique("Alors");
    WorkingCopy news = published(title);
    String then = office.visitor().get(news.delivered()).expect(200).json().get("publishedAt").textValue();
    retell(news, News.unique("Depuis"));
    String object = news.delivered() + "?locale=fr&asOf=";
    Http.Answer past = past(office.visitor(), object + then);
    assertThat(past.expect(200).json().get("title").textValue()).isEqualTo(title);
    assertThat(past.header("Vary").orElseThrow()).contains("Authorization");
    assertThat(Long.parseLong(number(past))).isLessThan(Long.parseLong(number(office.visitor().get(news.delivered()))));
    past(office.visitor(), object + before).expect(404);
    assertThat(office.visitor().get(object + Instant.now()).expect(200).json().get("title").textValue()).startsWith("Depuis");
    JsonNode list = past(office.visitor(), "api/v1/news?locale=fr&facets=category&limit=5&sort=-publishedAt&asOf=" + then).expect(200).json();
    assertThat(titles(list)).startsWith(title);
    assertThat(list.at("/links/next").textValue()).contains("asOf=" + then);
    assertThat(past(office.visitor(), "api/v1/news.csv?locale=fr&q=" + word(title) + "&asOf=" + then).expect(200).text()).contains(title);
    assertThat(past(office.visitor(), "api/v1/content?locale=fr&ids=" + news.id() + "&asOf=" + then).expect(200).text()).contains(title);
    assertThat(past(office.visitor(), object + then + "&include=alternates").expect(200).json().at("/alternates/0/locale").textValue()).isEqualTo("en");
    assertThat(past(office.visitor(), "api/v1/news?limit=1&asOf=2015-05-11").expect(200).json().at("/page/total").intValue()).isZero();
    office.visitor().get("api/v1/news?asOf=2999-01-01").expect(400);
  }

  @Test
  void whatWasWithdrawnSinceIsShownToTheStaffAlone() {
    String title = News.unique("Retirée");
    WorkingCopy news = published(title);
    String then = office.visitor().get(news.delivered()).expect(200).json().get("publishedAt").textValue();
    String list = "api/v1/news?locale=fr&limit=1&q=" + word(title) + "&asOf=" + then;
    // Another publication, so that the moment lies in the past.
    published(News.unique("Suite"));
    assertThat(titles(past(office.visitor(), list).expect(200).json())).containsExactly(title);
    office.move(office.publisher(), news, "fr", "WITHDRAW", Map.of("kind", "notice", "publicNotice", "Retirée.")).expect(200);
    String object = news.delivered() + "?locale=fr&asOf=" + then;
    assertThat(office.visitor().get(list).expect(200).json().at("/page/total").intValue()).as("hidden while the moment is kept").isZero();
    assertThat(office.visitor().get(object).expect(410).text()).doesNotContain(title).contains("Retirée.");
    assertThat(titles(past(office.visitor(), list.replace("locale=fr", "locale=all")).expect(200).json())).containsExactly(title + " in English");
    for (String address : List.of(list, object)) {
      Http.Answer seen = past(office.author(), address).expect(200);
      assertThat(seen.text()).contains(title);
      assertThat(seen.header("Cache-Control")).contains("private, no-store");
      assertThat(office.visitor().get(address).text()).as("the staff's answer is nobody else's").doesNotContain(title);
      assertThat(office.visitor().with("Authorization", "Bearer nobody").get(address).text()).doesNotContain(title);
    }
  }
}
