package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A draft as the public would read it: where it is seen, by whom, and that it is seen nowhere else. */
class PreviewIT extends Journey {
  private static final String PLANE = "api/preview/v1/";
  private static final String PASSWORD = "cerf-volant-de-papier";
  /** What a print is told when it enters the log. */
  private static final List<String> OF_THE_MOMENT = List.of("publishedAt", "firstPublishedAt", "updatedAt");
  private static final List<String> HIRED = new ArrayList<>();

  private record Link(String id, String token, String url, String list) {
    static Link to(Http who, WorkingCopy copy, String locale, Map<String, Object> asked) {
      String list = copy.in(locale) + "/preview-links";
      JsonNode link = who.post(list, asked).expect(201).json();
      return new Link(link.get("id").textValue(), link.get("token").textValue(), link.get("url").textValue(), list);
    }

    /** An address of the preview, opened by this link. */
    String opens(String path) {
      return PLANE + path + (path.contains("?") ? "&" : "?") + "preview=" + token;
    }
  }

  private static Link link(WorkingCopy copy, String locale) {
    return Link.to(office.author(), copy, locale, Map.of());
  }

  /** What is public, and a draft of it under another title. */
  private static WorkingCopy rewritten(String before, String after) {
    WorkingCopy copy = office.published(News.TYPE, News.inFrench(before));
    office.editWords(office.author(), copy, "fr", Map.of("title", after, "slug", after.toLowerCase(Locale.ROOT))).expect(200);
    return copy;
  }

  private static String word(String beginning) {
    return beginning + UUID.randomUUID().toString().replace("-", "");
  }

  private static void requireUnkept(Http.Answer answer) {
    assertThat(answer.header("Cache-Control")).as("%s", answer).contains("no-store");
    assertThat(answer.header("X-Robots-Tag").orElse("")).contains("noindex");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(List.of("ETag", "Last-Modified", "Surrogate-Key")).allSatisfy(name -> assertThat(answer.header(name)).as(name).isEmpty());
  }

  private static Http.Answer seen(Http who, String path) {
    Http.Answer answer = who.get(path).expect(200);
    requireUnkept(answer);
    return answer;
  }

  @Test
  void aDraftIsSeenInItsPlaceAndThePublicSeesNothingOfIt() {
    String before = word("Avant");
    String after = word("Apres");
    WorkingCopy news = rewritten(before, after);
    List<String> everywhere = List.of(news.type() + "/" + news.id() + "?locale=fr", news.type() + "/" + after.toLowerCase(Locale.ROOT) + "?locale=fr",
        news.type() + "?title=" + after, news.type() + ".json?title=" + after, "search?q=" + after, "content?ids=" + news.id(),
        news.type() + ".csv?title=" + after, news.type() + ".atom?title=" + after, news.type() + "?title=" + after + "&facets=category");
    List<Http.Answer> publicly = everywhere.stream().map(path -> office.visitor().get("api/v1/" + path)).toList();
    Link link = link(news, "fr");
    for (String path : everywhere) {
      String byLink = seen(office.visitor(), link.opens(path)).text();
      assertThat(byLink).as(path).contains(after).doesNotContain(before);
      assertThat(seen(office.visitor().with("Authorization", "Bearer " + link.token()), PLANE + path).text()).contains(after);
      String named = PLANE + path + "&preview=" + news.type() + "/" + news.id() + "/fr";
      assertThat(seen(office.reviewer(), named).text()).as("by the staff: %s", path).contains(after);
    }
    assertThat(office.visitor().get(link.opens(news.type() + "?title=" + before)).expect(200).json().at("/page/total").intValue()).isZero();
    for (int i = 0; i < everywhere.size(); i++) {
      Http.Answer now = office.visitor().get("api/v1/" + everywhere.get(i));
      assertThat(now.status()).isEqualTo(publicly.get(i).status());
      assertThat(now.header("ETag")).isEqualTo(publicly.get(i).header("ETag"));
      assertThat(now.bytes()).as(everywhere.get(i)).isEqualTo(publicly.get(i).bytes());
    }
  }

  @Test
  void itsFormerAddressLeadsToItsNewOneInsideThePreview() {
    String before = word("ancien");
    String after = word("nouveau");
    WorkingCopy news = rewritten(before, after);
    Link link = link(news, "fr");
    Http.Answer moved = office.visitor().get(link.opens("news/" + before)).expect(308);
    requireUnkept(moved);
    String location = moved.header("Location").orElseThrow();
    assertThat(location).contains("/api/preview/v1/news/" + after).endsWith("preview=" + link.token());
    assertThat(office.visitor().get(location).expect(200).text()).contains(after);
    String next = office.visitor().get(link.opens("news?limit=1")).expect(200).json().at("/links/next").textValue();
    assertThat(next).endsWith("preview=" + link.token());
    office.visitor().get(next).expect(200);
  }

  @Test
  void whatWasNeverPublicIsIncludedInThePreviewAlone() {
    WorkingCopy partner = office.published("partners", Map.of("kind", "city", "words", Map.of("fr", Map.of("title", word("Ville")))));
    String title = word("Inedite");
    WorkingCopy hidden = office.create(office.author(), News.TYPE, News.inFrench(word("Cachee")));
    WorkingCopy news = office.create(office.author(), News.TYPE, Map.of("displayDate", "2015-04-16", "partners",
        List.of(Map.of("id", partner.id())), "target", Map.of("type", "news", "id", hidden.id()), "words", Map.of("fr", Map.of("title", title))));
    Link link = link(news, "fr");
    String back = "partners/" + partner.id() + "?include=news";
    assertThat(seen(office.visitor(), link.opens(back)).json().at("/news/0/title").textValue()).isEqualTo(title);
    assertThat(office.visitor().get("api/v1/" + back).expect(200).json().get("news")).isEmpty();
    JsonNode own = seen(office.visitor(), link.opens("news/" + news.id() + "?include=partners,target")).json();
    assertThat(own.at("/partners/0/title").textValue()).startsWith("Ville");
    assertThat(own.at("/target/reason").textValue()).as("what the public will not see").isEqualTo("gone");
    assertThat(own.toString()).doesNotContain("Cachee");
    office.visitor().get(link.opens("news/" + hidden.id())).expect(404);
    office.visitor().get("api/v1/news/" + news.id()).expect(404);
  }

  @Test
  void aDraftThatLacksNearlyEverythingIsShownInEveryForm() {
    for (JsonNode type : office.visitor().get("api/v1").expect(200).json().get("types")) {
      String name = type.get("type").textValue();
      WorkingCopy bare = office.create(office.author(), name, Map.of("words", Map.of("fr", Map.of("summary", "Rien encore"))));
      Link link = link(bare, "fr");
      assertThat(seen(office.visitor(), link.opens(name + "/" + bare.id())).json().get("summary").textValue()).isEqualTo("Rien encore");
      seen(office.visitor(), link.opens(name + "?locale=fr&limit=100&sort=-publishedAt"));
      type.get("forms").fieldNames().forEachRemaining(form -> seen(office.visitor(), link.opens(name + "." + form)));
    }
  }

  @Test
  void aPreviewIsWhatThePublicReadsAfterwardsButForTheMoment() {
    String after = word("Definitif");
    WorkingCopy news = rewritten(word("Provisoire"), after);
    Link link = link(news, "fr");
    ObjectNode previewed = (ObjectNode) seen(office.visitor(), link.opens("news/" + news.id() + "?locale=fr&fields=body,title,slug,summary,displayDate")).json();
    String whole = seen(office.visitor(), link.opens("news/" + news.id() + "?locale=fr")).text();
    String list = seen(office.visitor(), link.opens("news?title=" + after + "&fields=title,slug")).text();
    String table = seen(office.visitor(), link.opens("news.csv?title=" + after + "&fields=title,slug")).text();
    office.publish(news, "fr");
    assertThat(office.visitor().get("api/v1/news/" + news.id() + "?locale=fr&fields=body,title,slug,summary,displayDate").expect(200).json())
        .isEqualTo(previewed);
    assertThat(timeless(office.visitor().get("api/v1/news/" + news.id() + "?locale=fr").expect(200).text())).isEqualTo(timeless(whole));
    assertThat(list.replace("/api/preview/v1", "/api/v1").replace("&preview=" + link.token(), ""))
        .isEqualTo(office.visitor().get("api/v1/news?title=" + after + "&fields=title,slug").expect(200).text());
    assertThat(table).isEqualTo(office.visitor().get("api/v1/news.csv?title=" + after + "&fields=title,slug").expect(200).text());
  }

  /** The bytes, but for the digits of the moment. */
  private static String timeless(String object) {
    String text = object;
    for (String name : OF_THE_MOMENT) {
      text = text.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":\"\"");
    }
    return text;
  }

  @Test
  void aLinkThatOpensNothingNeverSaysWhy() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(word("Bref")));
    WorkingCopy other = office.create(office.author(), News.TYPE, News.inFrench(word("Autre")));
    Link revoked = link(news, "fr");
    Link left = link(news, "fr");
    Link ofDeleted = link(other, "fr");
    assertThat(office.reviewer().get(revoked.list()).expect(200).json().get("data").findValuesAsText("id")).contains(revoked.id(), left.id());
    assertThat(office.reviewer().get(revoked.list()).text()).doesNotContain(revoked.token()).doesNotContain("token");
    office.publisher().delete(revoked.list() + "/" + revoked.id()).expect(204);
    office.publisher().delete(revoked.list() + "/" + revoked.id()).expect(404);
    office.author().delete(other.in("fr") + "/preview-links/" + left.id()).expect(404);
    office.delete(office.author(), other).expect(204);
    Http.Answer never = office.visitor().get(PLANE + "news?preview=" + word("x")).expect(401);
    requireUnkept(never);
    assertThat(problem(never)).endsWith("/preview-ended");
    for (Link ended : List.of(revoked, ofDeleted)) {
      for (String path : List.of("", "news", "news/" + news.id(), "search?q=x", "news?nonsense=1")) {
        assertThat(office.visitor().get(ended.opens(path)).expect(401).bytes()).isEqualTo(never.bytes());
      }
    }
    seen(office.visitor(), left.opens("news/" + news.id()));
    JsonNode index = seen(office.visitor(), left.opens("")).json();
    assertThat(index.get("id").textValue()).isEqualTo(news.id());
    assertThat(office.visitor().get(index.at("/links/object").textValue()).expect(200).json().get("id").textValue()).isEqualTo(news.id());
  }

  @Test
  void aLinkShowsItsOwnVariantAndNoOther() {
    String title = word("Bilingue");
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(title));
    WorkingCopy other = office.create(office.author(), News.TYPE, News.inFrench(word("Ailleurs")));
    Link link = link(news, "fr");
    seen(office.visitor(), link.opens("news/" + news.id() + "?locale=fr"));
    office.visitor().get(link.opens("news/" + news.id() + "?locale=en")).expect(404);
    office.visitor().get(link.opens("news/" + other.id())).expect(404);
    assertThat(office.visitor().get(link.opens("news?locale=all&title[contains]=" + title.toLowerCase(Locale.ROOT))).json().at("/page/total").intValue()).isEqualTo(1);
    office.visitor().get(PLANE + "news?preview=news/" + news.id() + "/fr").expect(401);
    office.author().get(PLANE + "news?preview=partners/" + news.id() + "/fr").expect(404);
    office.author().get(PLANE + "news?preview=news/" + news.id() + "/de").expect(404);
    assertThat(problem(office.author().get(PLANE + "news").expect(400))).endsWith("/bad-parameter");
    for (String moment : List.of("edition=current", "asOf=2015-05-11")) {
      assertThat(problem(office.visitor().get(link.opens("news?" + moment)).expect(400))).endsWith("/wrong-combination");
    }
  }

  @Test
  @Case("A8")
  void noTokenOpensWhatAnotherKindOpens() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(word("Jeton")));
    Link link = link(news, "fr");
    Http bearer = office.visitor().with("Authorization", "Bearer " + link.token());
    for (String closed : List.of(news.path(), news.in("fr"), WorkingCopy.list("news"), "api/editorial/v1/queue", link.list(),
        "api/editorial/v1/sessions/current", "api/editorial/v1/openapi.json")) {
      bearer.get(closed).expect(401);
      office.visitor().get(closed + "?preview=" + link.token()).expect(401);
    }
    bearer.post(link.list(), Map.of()).expect(401);
    bearer.get("api/v1/news/" + news.id()).expect(404);
    office.visitor().get("api/v1/news?preview=" + link.token()).expect(400);
    office.visitor().get(PLANE + "news").expect(401);
    String session = office.visitor().post("api/editorial/v1/sessions", Map.of("name", "author", "password",
        TestRun.DEMO_PASSWORD)).expect(201).json().get("token").textValue();
    office.visitor().get(PLANE + "news?preview=" + session).expect(401);
    bearer.get(PLANE + "news?preview=news/" + news.id() + "/fr").expect(401);
  }

  @Test
  void theLinksOfAPersonEndWithTheirSuspensionForGood() {
    String account = hire("previewer-" + word("").substring(0, 12));
    Http admin = office.admin();
    String name = admin.get(account).json().get("name").textValue();
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(word("Suspendu")));
    Link theirs = Link.to(office.visitor().as(name, PASSWORD), news, "fr", Map.of("hours", 168));
    Link mine = link(news, "fr");
    seen(office.visitor(), theirs.opens("news"));
    for (String status : List.of("SUSPENDED", "ACTIVE")) {
      admin.with("If-Match", admin.get(account).etag()).patch(account, Map.of("status", status)).expect(200);
      office.visitor().get(theirs.opens("news")).expect(401);
    }
    seen(office.visitor(), mine.opens("news"));
  }

  @Test
  void givingAndTakingBackAreWrittenDownWithoutTheToken() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(word("Trace")));
    Link link = Link.to(office.author(), news, "fr", Map.of("hours", 2));
    office.author().delete(link.list() + "/" + link.id()).expect(204);
    Until.holds("both are sealed", () -> rows(link).size() == 2);
    assertThat(rows(link).get(0)).contains("SHARE_PREVIEW", news.id());
    assertThat(rows(link).get(1)).contains("REVOKE_PREVIEW", news.id());
    assertThat(audit()).doesNotContain(link.token());
  }

  private static List<String> rows(Link link) {
    return audit().lines().filter(row -> row.contains(link.id())).toList();
  }

  private static String audit() {
    return office.admin().get("api/editorial/v1/audit").expect(200).text();
  }

  @Test
  void aLinkLastsBetweenAnHourAndAWeekAndThereAreFew() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(word("Duree")));
    String list = news.in("fr") + "/preview-links";
    for (Object wrong : List.of(0, 169, -1, "24", 1.5, Long.MAX_VALUE)) {
      assertThat(office.author().post(list, Map.of("hours", wrong)).expect(422).json().at("/errors/0/pointer").textValue()).isEqualTo("/hours");
    }
    office.author().post(list, Map.of("days", 1)).expect(422);
    office.author().post(news.in("en") + "/preview-links", Map.of()).expect(404);
    JsonNode link = office.author().post(list, Map.of()).expect(201).json();
    assertThat(Duration.between(Instant.parse(link.get("createdAt").textValue()),
        Instant.parse(link.get("expiresAt").textValue()))).hasHours(24);
    for (int i = 1; i < 20; i++) {
      office.author().post(list, Map.of("hours", 1)).expect(201);
    }
    assertThat(problem(office.author().post(list, Map.of()).expect(409))).endsWith("/too-many-preview-links");
  }

  private static String hire(String name) {
    JsonNode account = office.admin().post("api/editorial/v1/accounts", Map.of("name", name, "password", PASSWORD, "mustChangePassword", false,
        "roles", List.of("AUTHOR"))).expect(201).json();
    String address = "api/editorial/v1/accounts/" + account.get("id").textValue();
    HIRED.add(address);
    return address;
  }

  /** Nobody else in this server is to meet them. */
  @AfterAll
  static void dismiss() {
    Http admin = ManagedServer.ready().as("admin");
    HIRED.forEach(account -> admin.with("If-Match", admin.get(account).etag()).patch(account, Map.of("status", "SUSPENDED")).expect(200));
  }
}
