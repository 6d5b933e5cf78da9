package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cache between the server and everybody: what one person sends or may see is in nobody else's answer. */
@ExtendWith(Target.OfTheRun.class)
class CachingProxyIT {
  private static final List<String> CLEAN = List.of("date", "correlation-id", "connection", "keep-alive", "server", "x-cache", "entente-edition", "transfer-encoding");

  @Test
  @Case("B9")
  void whoAsksAfterSomebodyOddGetsTheCleanAnswer(Target target) throws Exception {
    Http direct = Http.at(target.address());
    String token = token(direct);
    List<String[]> odd = List.of(new String[] {"Authorization", "Bearer " + token}, new String[] {"Cookie", "preview=1; session=" + token},
        new String[] {"X-Preview", "true"}, new String[] {"X-Forwarded-Host", "evil.example"}, new String[] {"X-Forwarded-For", "203.0.113.9"},
        new String[] {"X-Forwarded-Prefix", "/evil.example"}, new String[] {"X-Original-URL", "/api/editorial/v1/accounts"},
        new String[] {"X-Rewrite-URL", "/api/editorial/v1/accounts"}, new String[] {"X-HTTP-Method-Override", "DELETE"}, new String[] {"Accept", "text/html"},
        new String[] {"Accept", "image/png, evil/example"}, new String[] {"Accept-Encoding", "gzip"}, new String[] {"Accept-Encoding", "br;q=1.0, *;q=0"},
        new String[] {"Accept-Language", "en"}, new String[] {"Range", "bytes=0-9"}, new String[] {"If-None-Match", "*"},
        new String[] {"Origin", "https://evil.example"});
    int kept = 0;
    try (CachingProxy proxy = new CachingProxy(target.address())) {
      Http through = proxy.client();
      for (int i = 0; i < odd.size(); i++) {
        for (String door : List.of("api/v1/agreements?limit=" + (30 + i), "api/v1/agreements/rome-1956?fields=title,signed&locale=fr&include=partners(limit="
            + (1 + i) + ")", "api/v1/partners.csv?limit=" + (30 + i), "api/v1/search?q=rome&limit=" + (30 + i), "api/v1/nothing-" + i)) {
          through.with(odd.get(i)).get(door);
          Http.Answer after = through.get(door);
          Http.Answer clean = direct.get(door);
          assertThat(after.status()).as("%s after %s", door, odd.get(i)[0]).isEqualTo(clean.status());
          assertThat(after.unpacked()).as("%s after %s", door, odd.get(i)[0]).isEqualTo(clean.unpacked());
          assertThat(headers(after)).as("%s after %s", door, odd.get(i)[0]).isEqualTo(headers(clean));
          kept += "HIT".equals(state(through.get(door))) ? 1 : 0;
        }
      }
    }
    assertThat(kept).as("answers that the proxy kept").isGreaterThanOrEqualTo(odd.size() * 4);
  }

  @Test
  @Case("B9")
  void whatDependsOnWhoAsksAndWhatIsRefusedIsKeptByNobody(Target target) throws Exception {
    Http direct = Http.at(target.address());
    String[] staff = {"Authorization", "Bearer " + token(direct)};
    try (CachingProxy proxy = new CachingProxy(target.address())) {
      for (String door : List.of("api/editorial/v1/news", "api/editorial/v1/queue", "api/editorial/v1/sessions/current", "api/editorial/v1/openapi.json",
          "api/editorial/v1/accounts")) {
        Http.Answer seen = proxy.client().with(staff).get(door).expect(200);
        assertThat(seen.header("Cache-Control").orElse("")).as(door).containsAnyOf("no-store", "private");
        assertThat(state(proxy.client().with(staff).get(door))).as(door).isEqualTo("MISS");
        proxy.client().get(door).expect(401);
      }
      for (String door : List.of("api/v1/agreements?nonsense=1", "api/v1/agreements/never-was", "api/v1/never-was", "api/v1/agreements?limit=0",
          "api/editorial/v1/news")) {
        Http.Answer refused = proxy.client().get(door);
        assertThat(refused.status()).as(door).isBetween(400, 499);
        assertThat(refused.header("Cache-Control").orElse("")).as(door).contains("no-store");
        assertThat(state(proxy.client().get(door))).as(door).isEqualTo("MISS");
      }
      Office office = Office.of(direct);
      try {
        thePastOfTheStaffIsNobodyElses(office, proxy.client(), staff);
        previewsAreOnlyForWhoeverIsLetIn(office, proxy.client(), staff);
      } finally {
        office.clearAway();
      }
    }
  }

  /** What was withdrawn since is in the staff's past alone, at the address where everybody asks for theirs. */
  private static void thePastOfTheStaffIsNobodyElses(Office office, Http through, String... staff) {
    String secret = unique();
    WorkingCopy withdrawn = office.published("news", titled("Retiree " + secret));
    String then = office.visitor().get(withdrawn.delivered()).expect(200).json().get("publishedAt").textValue();
    // Another publication, so that the moment lies in the past.
    office.published("news", titled("Suite"));
    office.move(office.publisher(), withdrawn, "fr", "WITHDRAW").expect(200);
    for (String door : doors("api/v1/", withdrawn, "retiree")) {
      String past = door + "&asOf=" + then;
      Http.Answer clean = patiently(office.visitor(), past);
      // In both orders.
      for (int round = 0; round < 2; round++) {
        requireUnkept(through.with(staff), past, secret);
        Http.Answer other = patiently(through, past);
        assertThat(other.status()).as(past).isEqualTo(clean.status());
        assertThat(other.unpacked()).as(past).isEqualTo(clean.unpacked()).asString(StandardCharsets.UTF_8).doesNotContain(secret);
      }
    }
  }

  private static void previewsAreOnlyForWhoeverIsLetIn(Office office, Http through, String... staff) {
    String secret = unique();
    WorkingCopy draft = office.create(office.author(), "news", titled("Inedite " + secret));
    String links = draft.in("fr") + "/preview-links";
    JsonNode link = office.author().post(links, Map.of()).expect(201).json();
    String token = link.get("token").textValue();
    Http bearer = through.with("Authorization", "Bearer " + token);
    List<String> doors = doors("api/preview/v1/", draft, "inedite");
    for (String door : doors) {
      String named = door + "&preview=news/" + draft.id() + "/fr";
      String opened = door + "&preview=" + token;
      requireUnkept(through.with(staff), named, secret);
      requireUnkept(bearer, door, secret);
      requireUnkept(through, opened, secret);
      assertThat(through.get(named).expect(401).text()).as(named).doesNotContain(secret);
      assertThat(through.get(door).expect(401).text()).as(door).doesNotContain(secret);
    }
    office.author().delete(links + "/" + link.get("id").textValue()).expect(204);
    for (String door : doors) {
      assertThat(through.get(door + "&preview=" + token).expect(401).text()).as(door).doesNotContain(secret);
      assertThat(bearer.get(door).expect(401).text()).as(door).doesNotContain(secret);
    }
  }

  private static Map<String, Object> titled(String title) {
    return Map.of("displayDate", "2015-05-11", "words", Map.of("fr", Map.of("title", title, "summary", "Au port")));
  }

  private static String unique() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Where a piece of news with that word in it is read. */
  private static List<String> doors(String plane, WorkingCopy news, String word) {
    return List.of(plane + "news/" + news.id() + "?locale=fr", plane + "news?q=" + word, plane + "news.json?q=" + word,
        plane + "news.csv?q=" + word, plane + "news.atom?q=" + word, plane + "search?q=" + word, plane + "content?ids=" + news.id());
  }

  /** Shown again and again, and by the server each time. */
  private static void requireUnkept(Http theirs, String door, String secret) {
    for (int time = 0; time < 2; time++) {
      Http.Answer seen = patiently(theirs, door).expect(200);
      assertThat(seen.unpacked()).as(door).asString(StandardCharsets.UTF_8).contains(secret);
      assertThat(seen.header("Cache-Control").orElse("")).as(door).contains("no-store");
      assertThat(state(seen)).as(door).isEqualTo("MISS");
    }
  }

  /** The answer of the past, once it is ready. */
  private static Http.Answer patiently(Http who, String door) {
    AtomicReference<Http.Answer> answer = new AtomicReference<>();
    Until.holds("there is an answer to " + door, () -> {
      answer.set(who.get(door));
      return answer.get().status() != 503;
    });
    return answer.get();
  }

  /** An address that looks like a file is no other name of a private page. */
  @Test
  @Case("B10")
  void noPrivatePageIsReadByTheNameOfAFile(Target target) throws Exception {
    Http direct = Http.at(target.address());
    String[] staff = {"Authorization", "Bearer " + token(direct)};
    String id = direct.with(staff).get("api/editorial/v1/agreements?limit=1").expect(200).json().at("/data/0/id").textValue();
    List<String> pages = List.of("api/editorial/v1/agreements/" + id, "api/editorial/v1/agreements/" + id + "/fr", "api/editorial/v1/queue",
        "api/editorial/v1/sessions/current", "api/editorial/v1/accounts", "api/editorial/v1/agreements");
    try (CachingProxy proxy = new CachingProxy(target.address())) {
      for (String page : pages) {
        direct.with(staff).get(page).expect(200);
        for (String name : List.of("/x.css", "/nonexist.png", ";.js", ";x.css", "%3b.css", "%3B.js", "/.css", ".css", ".js", ".png", "%2f..%2fx.css", "/;/x.css",
            "%23.css", "%3f.css")) {
          requireNowhere(direct.with(staff).get(page + name));
          requireNowhere(proxy.client().with(staff).get(page + name));
          assertThat(state(proxy.client().get(page + name))).as(page + name).isEqualTo("MISS");
        }
        // The proxy itself refuses it.
        requireNowhere(direct.with(staff).get(page + "%00.css"));
      }
    }
  }

  private static void requireNowhere(Http.Answer deceived) {
    deceived.expect(404);
    assertThat(deceived.header("Content-Type")).as("%s", deceived).contains("application/problem+json");
    assertThat(deceived.header("Cache-Control")).as("%s", deceived).contains("no-store");
  }

  private static String token(Http direct) {
    return direct.post("api/editorial/v1/sessions", Map.of("name", "admin", "password", TestRun.DEMO_PASSWORD)).expect(201).json().get("token").textValue();
  }

  private static String state(Http.Answer answer) {
    return answer.header(CachingProxy.STATE).orElseThrow();
  }

  private static Map<String, List<String>> headers(Http.Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.keySet().removeAll(CLEAN);
    return headers;
  }
}
