package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;

/** Answers that are given again without being made: nobody can tell, and nobody gets an old one. */
class ReadyAnswersIT extends Journey {
  private static final int ROUNDS = TestRun.full() ? 200 : 5;
  private static final int UNRELATED = TestRun.full() ? 1_000 : 10;
  private static final Set<String> OF_THE_MOMENT = Set.of("date", "correlation-id");
  private static final Pattern COUNT = Pattern.compile("(?m)^entente_answers_total\\{door=\"delivery\",status=\"2xx\"} ([0-9.E]+)$");
  private static final Pattern READY = Pattern.compile("(?m)^entente_answers_ready_total ([0-9.E]+)$");
  private static final String LONG = "Un accord de coopération se raconte longuement. ".repeat(60);

  private static WorkingCopy published(String title) {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique(title)));
    office.editWords(office.author(), news, "fr", Map.of("body", LONG)).expect(200);
    office.publish(news, "fr");
    return news;
  }

  private static Map<String, List<String>> lasting(Http.Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.keySet().removeIf(OF_THE_MOMENT::contains);
    return headers;
  }

  @Test
  void aReadyAnswerIsTheOneThatIsMade() {
    WorkingCopy news = published("Deux portes");
    for (String address : List.of(news.delivered(), "api/v1/news?limit=3&sort=-displayDate", "api/v1/news.csv?limit=3", "api/v1/search?q=deux&limit=2",
        "api/v1/content?ids=" + news.id(), news.delivered() + "/history", "api/v1")) {
      office.visitor().get(address).expect(200);
      Http.Answer ready = office.visitor().get(address).expect(200);
      // A cookie means nothing here, but it makes a request go the long way.
      Http.Answer made = office.visitor().with("Cookie", "a=b").get(address).expect(200);
      assertThat(ready.bytes()).as(address).isEqualTo(made.bytes());
      assertThat(lasting(ready)).as(address).isEqualTo(lasting(made));
      assertThat(lasting(office.visitor().head(address).expect(200))).as(address).isEqualTo(lasting(made));
      Http.Answer unchanged = office.visitor().with("If-None-Match", ready.etag()).get(address).expect(304);
      assertThat(lasting(unchanged)).as(address)
          .isEqualTo(lasting(office.visitor().with("Cookie", "a=b", "If-None-Match", ready.etag()).get(address).expect(304)));
    }
  }

  @Test
  void whatIsPublishedIsReadAtOnce() {
    WorkingCopy news = published("Relue");
    List<String> addresses = List.of(news.delivered(), "api/v1/news?sort=-publishedAt&limit=1", "api/v1/content?ids=" + news.id());
    for (int round = 1; round <= ROUNDS; round++) {
      String title = News.unique("Relue " + round);
      office.editWords(office.author(), news, "fr", Map.of("title", title)).expect(200);
      office.publish(news, "fr");
      for (String address : addresses) {
        assertThat(office.visitor().get(address).expect(200).text()).as("round %d: %s", round, address).contains(title);
      }
    }
    office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200);
    office.visitor().get(news.delivered()).expect(410);
  }

  @Test
  void packedBytesHaveAnETagOfTheirOwn() throws IOException {
    WorkingCopy news = published("Emballée");
    Http packing = office.visitor().with("Accept-Encoding", "br, gzip");
    Http.Answer plain = office.visitor().get(news.delivered()).expect(200);
    for (int time = 0; time < 2; time++) {
      Http.Answer packed = packing.get(news.delivered()).expect(200);
      assertThat(packed.header("Content-Encoding")).contains("gzip");
      assertThat(packed.header("Vary")).contains("Accept-Encoding");
      assertThat(packed.etag()).isNotEqualTo(plain.etag());
      assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes()).isEqualTo(plain.bytes());
      packing.with("If-None-Match", packed.etag()).get(news.delivered()).expect(304);
      packing.with("If-None-Match", plain.etag()).get(news.delivered()).expect(200);
    }
    assertThat(office.visitor().with("Accept-Encoding", "gzip;q=0").get(news.delivered()).expect(200).etag()).isEqualTo(plain.etag());
  }

  @Test
  void publicationsOfOthersLeaveAnObjectAsItIs() {
    WorkingCopy news = published("Inchangée");
    Http.Answer before = office.visitor().get(news.delivered()).expect(200);
    WorkingCopy other = published("Autre");
    for (int publication = 0; publication < UNRELATED; publication++) {
      office.editWords(office.author(), other, "fr", Map.of("summary", "Encore " + publication)).expect(200);
      office.publish(other, "fr");
    }
    Http.Answer after = office.visitor().get(news.delivered()).expect(200);
    assertThat(after.etag()).isEqualTo(before.etag());
    assertThat(after.header("Last-Modified")).isEqualTo(before.header("Last-Modified"));
    assertThat(number(after)).as("given by the edition that stands now").isGreaterThanOrEqualTo(number(before) + UNRELATED);
  }

  private static long number(Http.Answer answer) {
    return Long.parseLong(answer.header("Entente-Edition").orElseThrow());
  }

  @Test
  void everyAnswerCarriesTheKeysThatItsPublicationsName() {
    WorkingCopy news = published("Clés");
    assertThat(keys(news.delivered())).containsExactly(news.id().toString());
    String slug = office.visitor().get(news.delivered()).json().get("slug").textValue();
    assertThat(keys("api/v1/news/" + slug)).containsExactlyInAnyOrder(news.id().toString(), "news/" + slug);
    assertThat(keys("api/v1/news?limit=2")).containsExactly("news");
    assertThat(keys("api/v1/agreements?partners.country=IT")).containsExactlyInAnyOrder("agreements", "partners");
    assertThat(keys("api/v1/search?q=accord")).containsExactly("all");
  }

  private static List<String> keys(String address) {
    return List.of(office.visitor().get(address).expect(200).header("Surrogate-Key").orElseThrow().split(" "));
  }

  @Test
  void whatIsReadyIsCountedAndNamedLikeAnythingElse() {
    WorkingCopy news = published("Comptée");
    office.visitor().get(news.delivered()).expect(200);
    double before = figure(COUNT);
    double readyBefore = figure(READY);
    for (int time = 0; time < 10; time++) {
      assertThat(office.visitor().with("Correlation-Id", "portal-0000000" + time).get(news.delivered()).expect(200).header("Correlation-Id"))
          .contains("portal-0000000" + time);
    }
    assertThat(figure(READY)).isGreaterThanOrEqualTo(readyBefore + 10);
    assertThat(figure(COUNT)).isGreaterThanOrEqualTo(before + 10);
    assertThat(office.visitor().with("Correlation-Id", "<script>").get(news.delivered()).header("Correlation-Id").orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  private static double figure(Pattern name) {
    Matcher line = name.matcher(office.visitor().asLocal().get("api/editorial/v1/metrics").expect(200).text());
    assertThat(line.find()).isTrue();
    return Double.parseDouble(line.group(1));
  }
}
