package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What colleagues say to one another about a content, and who may. */
class CommentsIT extends Journey {
  private static final String PASSWORD = "cerf-volant-de-papier";
  private static final List<String> HIRED = new ArrayList<>();

  private static WorkingCopy news(String title) {
    return office.create(office.author(), News.TYPE, News.inBoth(News.unique(title)));
  }

  private static JsonNode say(Http who, WorkingCopy copy, Map<String, Object> comment) {
    return who.post(copy.path() + "/comments", comment).expect(201).json();
  }

  private static JsonNode read(WorkingCopy copy, String query) {
    return office.author().get(copy.path() + "/comments" + query).expect(200).json();
  }

  private static Http.Answer settle(Http who, WorkingCopy copy, int number, String word) {
    return who.send("POST", copy.path() + "/comments/" + number + "/" + word, null, null);
  }

  private static int open(WorkingCopy copy, String locale) {
    return office.author().get(copy.in(locale)).expect(200).json().get("openComments").intValue();
  }

  @Test
  void commentsAreReadWithTheirRepliesOldestFirst() {
    WorkingCopy news = news("Commentée");
    String etag = office.author().get(news.path()).etag();
    JsonNode said = say(office.reviewer(), news, Map.of("text", " Est-ce le bon titre ?\n", "locale", "fr", "field", "title"));
    assertThat(said.get("text").textValue()).isEqualTo("Est-ce le bon titre ?");
    assertThat(said.get("name").textValue()).isEqualTo("reviewer");
    say(office.publisher(), news, Map.of("text", "À quelle date ?", "field", "provenance.document"));
    JsonNode reply = say(office.author(), news, Map.of("text", "Oui", "replyTo", 1));
    assertThat(reply.get("locale").textValue()).as("a reply is about what is answered").isEqualTo("fr");

    JsonNode page = read(news, "");
    assertThat(page.get("data").findValuesAsText("number")).containsExactly("1", "3", "2");
    assertThat(page.at("/data/0/replies/0/text").textValue()).isEqualTo("Oui");
    assertThat(page.at("/data/1/replies")).isEmpty();
    assertThat(read(news, "?locale=en").get("data").findValuesAsText("number")).as("about this language or all").containsExactly("2");
    assertThat(read(news, "?limit=1").at("/links/next").textValue()).endsWith("/comments?limit=1&open=false&after=1");
    assertThat(read(news, "?limit=1&after=1").get("data").findValuesAsText("number")).containsExactly("2");
    assertThat(office.author().get(news.path()).etag()).as("a comment is no change of the content").isEqualTo(etag);
    assertThat(office.author().get(news.path() + "/revisions").json().get("data")).hasSize(1);
  }

  @Test
  void openCommentsAreCountedUntilTheyAreResolved() {
    WorkingCopy news = news("Comptée");
    say(office.reviewer(), news, Map.of("text", "Au français", "locale", "fr"));
    say(office.reviewer(), news, Map.of("text", "À toutes"));
    say(office.author(), news, Map.of("text", "Une réponse", "replyTo", 2));
    assertThat(open(news, "fr")).isEqualTo(2);
    assertThat(open(news, "en")).isEqualTo(1);
    JsonNode resolved = settle(office.author(), news, 1, "resolve").expect(200).json();
    assertThat(resolved.get("open").booleanValue()).isFalse();
    assertThat(resolved.has("resolvedBy")).isTrue();
    assertThat(open(news, "fr")).isEqualTo(1);
    assertThat(office.read(news).at("/variants/fr/openComments").intValue()).isEqualTo(1);
    assertThat(read(news, "?open=true").get("data").findValuesAsText("number")).containsExactly("2", "3");
    assertThat(settle(office.publisher(), news, 1, "reopen").expect(200).json().has("resolvedBy")).isFalse();
    assertThat(open(news, "fr")).isEqualTo(2);
    assertThat(problem(settle(office.author(), news, 3, "resolve").expect(409))).endsWith("/not-resolvable");
  }

  @Test
  void aDecisionShowsWhatIsStillOpen() {
    WorkingCopy news = news("Décidée");
    say(office.author(), news, Map.of("text", "Déjà réglé", "locale", "fr"));
    settle(office.author(), news, 1, "resolve").expect(200);
    say(office.author(), news, Map.of("text", "Only English", "locale", "en"));
    assertThat(office.move(office.author(), news, "fr", "SUBMIT").expect(200).json().has("comments")).isFalse();
    say(office.reviewer(), news, Map.of("text", "Encore ouvert", "locale", "fr", "field", "body"));
    assertThat(office.move(office.author(), news, "fr", "RECALL").expect(200).json().has("comments")).as("no decision").isFalse();
    JsonNode submitted = office.move(office.author(), news, "fr", "SUBMIT").expect(200).json();
    assertThat(submitted.get("comments").findValuesAsText("text")).containsExactly("Encore ouvert");
    assertThat(submitted.get("openComments").intValue()).isEqualTo(1);
    assertThat(office.move(office.reviewer(), news, "fr", "APPROVE").expect(200).json().get("comments")).hasSize(1);
    office.move(office.publisher(), news, "fr", "PUBLISH").expect(200);
  }

  @Test
  void oneTakesBackOnlyWhatOneHasSaidOneself() {
    WorkingCopy news = news("Reprise");
    say(office.author(), news, Map.of("text", "Pardon"));
    say(office.reviewer(), news, Map.of("text", "De rien", "replyTo", 1));
    String address = news.path() + "/comments/1";
    assertThat(problem(office.reviewer().delete(address).expect(403))).endsWith("/not-own-comment");
    office.author().delete(address).expect(204);
    JsonNode removed = read(news, "").at("/data/0");
    assertThat(removed.has("text")).isFalse();
    assertThat(removed.get("removed").booleanValue()).isTrue();
    assertThat(removed.at("/replies/0/text").textValue()).isEqualTo("De rien");
    assertThat(open(news, "fr")).isZero();
    assertThat(problem(settle(office.author(), news, 1, "reopen").expect(409))).endsWith("/not-resolvable");
    office.author().delete(news.path() + "/comments/9").expect(404);
  }

  @Test
  void whoHasNoPartInATextReadsOnly() {
    WorkingCopy news = news("Limitée");
    String name = "c" + UUID.randomUUID().toString().substring(0, 8);
    hire(name + "-admin", Map.of("role", "ADMIN"));
    hire(name + "-topics", Map.of("role", "AUTHOR", "types", List.of("topics")));
    hire(name + "-english", Map.of("role", "REVIEWER", "types", List.of("news"), "locales", List.of("en")));
    hire(name + "-protocol", Map.of("role", "PROTOCOL", "types", List.of("news")));
    for (String limited : List.of(name + "-admin", name + "-topics")) {
      Http other = office.visitor().as(limited, PASSWORD);
      assertThat(problem(other.post(news.path() + "/comments", Map.of("text", "Moi aussi")).expect(403))).endsWith("/role-needed");
      other.get(news.path() + "/comments").expect(200);
    }
    Http english = office.visitor().as(name + "-english", PASSWORD);
    english.post(news.path() + "/comments", Map.of("text", "En français", "locale", "fr")).expect(403);
    say(english, news, Map.of("text", "In English", "locale", "en"));
    say(office.visitor().as(name + "-protocol", PASSWORD), news, Map.of("text", "Protocole"));
    JsonNode french = say(office.author(), news, Map.of("text", "En français", "locale", "fr"));
    int number = french.get("number").intValue();
    english.post(news.path() + "/comments", Map.of("text", "Moi aussi", "replyTo", number)).expect(403);
    settle(english, news, number, "resolve").expect(403);
    office.visitor().get(news.path() + "/comments").expect(401);
  }

  private static void hire(String name, Map<String, Object> grant) {
    JsonNode account = office.admin().post("api/editorial/v1/accounts", Map.of("name", name, "password", PASSWORD, "mustChangePassword", false,
        "grants", List.of(grant))).expect(201).json();
    HIRED.add("api/editorial/v1/accounts/" + account.get("id").textValue());
  }

  /** Nobody else in this server is to meet them. */
  @AfterAll
  static void dismiss() {
    Http admin = ManagedServer.ready().as("admin");
    HIRED.forEach(account -> admin.with("If-Match", admin.get(account).etag()).patch(account, Map.of("status", "SUSPENDED")).expect(200));
  }

  @Test
  void whatIsNoCommentIsRefusedWithEveryFault() {
    WorkingCopy news = news("Fautive");
    JsonNode faults = office.author().post(news.path() + "/comments", Map.of("text", " ", "locale", "xx", "field", "titre", "mood", 1))
        .expect(422).json().get("errors");
    assertThat(faults.findValuesAsText("pointer")).containsExactlyInAnyOrder("/text", "/locale", "/field", "/mood");
    say(office.author(), news, Map.of("text", "x".repeat(4000)));
    for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("text", "x".repeat(4001)), Map.of("text", 1), Map.of(),
        Map.of("text", "a", "replyTo", 99), Map.of("text", "a", "replyTo", "1"), Map.of("text", "a", "replyTo", 1, "locale", "fr"),
        Map.of("text", "a", "replyTo", 1, "field", "title"), Map.of("text", "a", "field", "provenance.line.x"))) {
      office.author().post(news.path() + "/comments", wrong).expect(422);
    }
    say(office.author(), news, Map.of("text", "Réponse", "replyTo", 1));
    office.author().post(news.path() + "/comments", Map.of("text", "Réponse à une réponse", "replyTo", 2)).expect(422);
    office.author().get(news.path() + "/comments?locale=xx").expect(400);
    office.author().post("api/editorial/v1/topics/" + news.id() + "/comments", Map.of("text", "a")).expect(404);
    office.author().post("api/editorial/v1/nothing/" + news.id() + "/comments", Map.of("text", "a")).expect(404);
  }

  @Test
  void commentsOfManyAtOnceAreNumberedWithoutAGapAndGoWithTheirContent() {
    WorkingCopy news = news("Ensemble");
    IntStream.range(0, 12).parallel().forEach(i -> say(office.author(), news, Map.of("text", "n° " + i)));
    List<Integer> numbers = new ArrayList<>();
    read(news, "?limit=100").get("data").forEach(comment -> numbers.add(comment.get("number").intValue()));
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 12).boxed().toList());
    office.delete(office.author(), news).expect(204);
    office.author().get(news.path() + "/comments").expect(404);
  }

  @Test
  void everyCommentIsAuditedWithoutItsText() {
    WorkingCopy news = news("Inscrite");
    String secret = News.unique("secret");
    say(office.author(), news, Map.of("text", secret, "locale", "fr"));
    settle(office.author(), news, 1, "resolve").expect(200);
    settle(office.author(), news, 1, "resolve").expect(200);
    office.author().delete(news.path() + "/comments/1").expect(204);
    office.reviewer().delete(news.path() + "/comments/1").expect(403);
    Until.holds("the audit is sealed", () -> audited(news).size() == 5);
    assertThat(audited(news)).containsExactly("CREATE done", "COMMENT done", "RESOLVE_COMMENT done", "REMOVE_COMMENT done",
        "REMOVE_COMMENT not-own-comment");
    assertThat(office.admin().get("api/editorial/v1/audit").expect(200).text()).doesNotContain(secret);
  }

  private static List<String> audited(WorkingCopy copy) {
    return office.admin().get("api/editorial/v1/audit").expect(200).text().lines().filter(row -> row.contains(copy.id()))
        .map(row -> row.replaceAll(".*\"action\":\"([A-Z_]+)\".*", "$1") + " " + row.replaceAll(".*\"outcome\":\"([a-zA-Z-]+)\".*", "$1")).toList();
  }
}
