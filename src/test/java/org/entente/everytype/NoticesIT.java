package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who is told of what, in the list that each person has of their own. */
class NoticesIT extends Journey {
  private static final String NOTICES = "api/editorial/v1/notices";
  private static final String PASSWORD = "cerf-volant-de-papier";
  private static final List<String> HIRED = new ArrayList<>();

  private static WorkingCopy submitted(String word) {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique(word)));
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    return news;
  }

  private static List<JsonNode> told(Http who, WorkingCopy about) {
    List<JsonNode> told = new ArrayList<>();
    who.get(NOTICES + "?limit=100").expect(200).json().get("data").forEach(notice -> {
      if (notice.get("id").textValue().equals(about.id())) {
        told.add(notice);
      }
    });
    return told;
  }

  private static List<String> kinds(Http who, WorkingCopy about) {
    return told(who, about).stream().map(notice -> notice.get("kind").textValue()).toList();
  }

  /** The newest about this content, once it is of this kind. */
  private static JsonNode awaited(Http who, WorkingCopy about, String kind) {
    Until.holds("somebody is told: " + kind, () -> kinds(who, about).stream().findFirst().equals(Optional.of(kind)));
    return told(who, about).get(0);
  }

  private static Http hire(String name, Map<String, Object> grant) {
    String unique = name + UUID.randomUUID().toString().substring(0, 8);
    JsonNode account = office.admin().post("api/editorial/v1/accounts", Map.of("name", unique, "password", PASSWORD, "mustChangePassword", false,
        "grants", List.of(grant))).expect(201).json();
    HIRED.add("api/editorial/v1/accounts/" + account.get("id").textValue());
    return office.visitor().as(unique, PASSWORD);
  }

  /** Nobody else in this server is to meet them. */
  @AfterAll
  static void dismiss() {
    Http admin = ManagedServer.ready().as("admin");
    HIRED.forEach(account -> admin.with("If-Match", admin.get(account).etag()).patch(account, Map.of("status", "SUSPENDED")).expect(200));
  }

  @Test
  void aTextOnItsWayTellsWhoeverIsNext() {
    WorkingCopy news = submitted("En route");
    JsonNode asked = awaited(office.reviewer(), news, "your-review");
    assertThat(asked.get("sentence").textValue()).startsWith("author vous demande de relire «\u00a0En route").endsWith("(français).");
    assertThat(asked.at("/by/name").textValue()).isEqualTo("author");
    assertThat(asked.get("locales")).extracting(JsonNode::textValue).containsExactly("fr");
    assertThat(asked.get("read").booleanValue()).isFalse();
    assertThat(kinds(office.as("reviewer2"), news)).as("who else may").containsExactly("your-review");
    List.of("author", "author2", "protocol", "publisher").forEach(other -> assertThat(kinds(office.as(other), news)).as(other).isEmpty());

    office.move(office.reviewer(), news, "fr", "REQUEST_CHANGES", Map.of("note", "Plus court, s’il vous plaît")).expect(200);
    JsonNode back = awaited(office.author(), news, "sent-back");
    assertThat(back.get("text").textValue()).as("a decision carries its comment").isEqualTo("Plus court, s’il vous plaît");
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    Until.holds("the reviewer is asked again", () -> kinds(office.reviewer(), news).size() == 2);
    office.move(office.as("reviewer2"), news, "fr", "APPROVE").expect(200);
    awaited(office.publisher(), news, "approved");
    assertThat(kinds(office.author(), news)).containsExactly("approved", "sent-back");
    office.move(office.publisher(), news, "fr", "PUBLISH").expect(200);
    awaited(office.author(), news, "published");
    office.move(office.publisher(), news, "fr", "WITHDRAW", Map.of("note", "Erreur de date")).expect(200);
    assertThat(awaited(office.author(), news, "withdrawn").get("text").textValue()).isEqualTo("Erreur de date");
    assertThat(kinds(office.publisher(), news)).as("nobody is told what they did themselves").containsExactly("approved");
    assertThat(kinds(office.reviewer(), news)).containsExactly("your-review", "your-review");
  }

  @Test
  void eachStageIsAskedInItsTurnAndWhoMayNotActIsNot() {
    WorkingCopy visit = office.create(office.author(), "visits", Map.of("start", "2027-05-08T10:00:00+02:00", "visitStatus", "planned",
        "guests", List.of(Map.of("name", "Somebody")), "words", Map.of("fr", Map.of("title", News.unique("Visite")))));
    office.move(office.author(), visit, "fr", "SUBMIT").expect(200);
    awaited(office.as("protocol"), visit, "your-review");
    assertThat(kinds(office.reviewer(), visit)).isEmpty();
    office.move(office.as("protocol"), visit, "fr", "APPROVE").expect(200);
    awaited(office.reviewer(), visit, "your-review");
    assertThat(kinds(office.as("protocol"), visit)).containsExactly("your-review");
    Http english = hire("n-en", Map.of("role", "REVIEWER", "locales", List.of("en")));
    WorkingCopy both = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Bilingue")));
    office.moveAll(office.author(), both, "SUBMIT").expect(200);
    assertThat(awaited(english, both, "your-review").get("locales")).extracting(JsonNode::textValue).containsExactly("en");
    assertThat(told(office.reviewer(), both)).as("one notice for both languages").singleElement()
        .satisfies(asked -> assertThat(asked.get("locales")).hasSize(2));
  }

  @Test
  void whatWasForcedIsShownToWhoeverMustReviewIt() {
    WorkingCopy news = submitted("Forcée");
    office.move(office.publisher(), news, "fr", "FORCE_PUBLISH", Map.of("note", "Il arrive")).expect(200);
    assertThat(awaited(office.reviewer(), news, "forced").get("text").textValue()).isEqualTo("Il arrive");
    assertThat(kinds(office.author(), news)).containsExactly("forced");
    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
    awaited(office.author(), news, "approved");
    assertThat(kinds(office.publisher(), news)).as("there is nothing left to publish").isEmpty();
  }

  @Test
  void whoeverTakesPartInATalkHearsTheAnswers() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Discutée")));
    String comments = news.path() + "/comments";
    office.reviewer().post(comments, Map.of("text", "À quelle <heure> ?")).expect(201);
    JsonNode comment = awaited(office.author(), news, "comment");
    assertThat(comment.get("text").textValue()).isEqualTo("À quelle <heure> ?");
    assertThat(comment.get("comment").intValue()).isEqualTo(1);
    assertThat(comment.has("locales")).as("about all languages").isFalse();
    office.publisher().post(comments, Map.of("text", "À midi", "replyTo", 1)).expect(201);
    awaited(office.reviewer(), news, "reply");
    office.author().post(comments, Map.of("text", "Merci", "replyTo", 1)).expect(201);
    awaited(office.publisher(), news, "reply");
    assertThat(kinds(office.as("reviewer2"), news)).isEmpty();
    office.reviewer().delete(comments + "/1").expect(204);
    assertThat(told(office.author(), news)).last().satisfies(first -> assertThat(first.has("text")).as("it was taken back").isFalse());
  }

  @Test
  void whoeverPlannedSomethingHearsWhatBecomesOfIt() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Prévue")));
    office.approve(news, "fr");
    office.move(office.publisher(), news, "fr", "PUBLISH", Map.of("at", "2090-02-01T00:00")).expect(200);
    office.edit(office.admin(), news, Map.of("embargoUntil", "2090-07-01T12:30:00Z")).expect(200);
    JsonNode moved = awaited(office.publisher(), news, "schedule-moved");
    assertThat(moved.get("due").textValue()).isEqualTo("2090-07-01T12:30:00Z");
    awaited(office.author(), news, "schedule-moved");
    office.editWords(office.author(), news, "fr", Map.of("summary", "Autre chose")).expect(200);
    JsonNode lapsed = awaited(office.publisher(), news, "schedule-lapsed");
    assertThat(lapsed.get("problem").textValue()).isEqualTo("EDIT");
    assertThat(lapsed.get("sentence").textValue()).contains("1 juillet 2090");
  }

  @Test
  void whatCouldNotBeDoneIsToldToEverybodyWhoCanSettleIt() {
    WorkingCopy hidden = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Cachée")));
    WorkingCopy news = office.create(office.author(), News.TYPE, Map.of("displayDate", "2015-04-16", "words", Map.of("fr",
        Map.of("title", News.unique("Liée"), "body", "Voir [ceci](entente:news/" + hidden.id() + ")"))));
    office.approve(news, "fr");
    office.move(office.publisher(), news, "fr", "PUBLISH", Map.of("at",
        LocalDateTime.ofInstant(Instant.now().plusSeconds(5), ZoneId.of("Europe/Paris")).truncatedTo(ChronoUnit.SECONDS).toString())).expect(200);
    JsonNode failed = awaited(office.publisher(), news, "schedule-failed");
    assertThat(failed.get("problem").textValue()).isEqualTo("links-to-unpublished");
    assertThat(failed.has("by")).as("nobody did it").isFalse();
    awaited(office.admin(), news, "schedule-failed");
    awaited(office.author(), news, "schedule-failed");
  }

  @Test
  void aPersonReadsTheirOwnListPageByPageAndNobodyElses() {
    Http reviewer = hire("n-rev", Map.of("role", "REVIEWER", "types", List.of("topics")));
    assertThat(reviewer.get(NOTICES).expect(200).json().get("data")).isEmpty();
    List<WorkingCopy> texts = List.of(topic("Un"), topic("Deux"), topic("Trois"));
    Until.holds("three are told", () -> reviewer.get(NOTICES).expect(200).json().get("unread").intValue() >= 3);
    List<String> seen = new ArrayList<>();
    String address = NOTICES + "?limit=1&kind=your-review&unread=true";
    for (int page = 0; page < 3; page++) {
      JsonNode answer = reviewer.get(address).expect(200).json();
      seen.add(answer.at("/data/0/id").textValue());
      address = answer.at("/links/next").textValue();
    }
    assertThat(seen).containsExactly(texts.get(2).id(), texts.get(1).id(), texts.get(0).id());
    assertThat(reviewer.get(NOTICES + "?kind=published").expect(200).json().get("data")).isEmpty();

    JsonNode newest = awaited(reviewer, texts.get(2), "your-review");
    String one = NOTICES + "/" + newest.get("notice").textValue() + "/read";
    office.author().send("POST", one, null, null).expect(404);
    reviewer.send("POST", one, null, null).expect(204);
    reviewer.send("POST", one, null, null).expect(204);
    assertThat(reviewer.get(NOTICES + "?unread=true").expect(200).json().get("data")).hasSize(2);
    JsonNode middle = awaited(reviewer, texts.get(1), "your-review");
    JsonNode read = reviewer.post(NOTICES + "/read", Map.of("until", middle.get("toldAt").textValue())).expect(200).json();
    assertThat(read.get("read").intValue()).isEqualTo(2);
    assertThat(read.get("unread").intValue()).isZero();
    assertThat(told(office.as("reviewer2"), texts.get(0))).as("somebody else's copy").singleElement()
        .satisfies(copy -> assertThat(copy.get("read").booleanValue()).isFalse());
    office.delete(office.author(), moved(texts.get(0), "RECALL")).expect(204);
    assertThat(told(reviewer, texts.get(0))).as("a notice goes with its content").isEmpty();
  }

  private static WorkingCopy topic(String word) {
    return moved(office.create(office.author(), "topics", Map.of("words", Map.of("fr", Map.of("title", News.unique(word))))), "SUBMIT");
  }

  private static WorkingCopy moved(WorkingCopy copy, String move) {
    office.move(office.author(), copy, "fr", move).expect(200);
    return copy;
  }

  @Test
  void whoHasNoPartInATextAnyMoreIsNotTold() {
    Http former = hire("n-former", Map.of("role", "AUTHOR"));
    WorkingCopy news = office.create(former, News.TYPE, News.inFrench(News.unique("Quittée")));
    String account = HIRED.get(HIRED.size() - 1);
    office.admin().with("If-Match", office.admin().get(account).etag())
        .patch(account, Map.of("grants", List.of(Map.of("role", "AUTHOR", "types", List.of("topics"))))).expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Reprise")).expect(200);
    office.reviewer().post(news.path() + "/comments", Map.of("text", "Et maintenant ?")).expect(201);
    awaited(office.author(), news, "comment");
    String name = office.admin().get(account).expect(200).json().get("name").textValue();
    assertThat(kinds(office.visitor().as(name, PASSWORD), news)).isEmpty();
  }

  @Test
  void everybodyChoosesWhatIsSent() {
    Http person = hire("n-choice", Map.of("role", "AUTHOR"));
    String preferences = NOTICES + "/preferences";
    JsonNode first = person.get(preferences).expect(200).json();
    assertThat(first.get("mail").booleanValue()).isTrue();
    assertThat(first.get("kinds")).allMatch(JsonNode::booleanValue).hasSizeGreaterThan(8);
    assertThat(first.get("language").textValue()).isEqualTo("fr");
    assertThat(first.has("address")).isFalse();
    person.patch(preferences, Map.of("kinds", Map.of("comment", false, "reply", false))).expect(200);
    person.patch(preferences, Map.of("kinds", Map.of("reply", true))).expect(200);
    JsonNode chosen = person.patch(preferences, Map.of("mail", false)).expect(200).json();
    assertThat(chosen.get("mail").booleanValue()).isFalse();
    assertThat(chosen.at("/kinds/comment").booleanValue()).isFalse();
    assertThat(chosen.at("/kinds/reply").booleanValue()).isTrue();
    String own = "api/editorial/v1/accounts/current";
    person.with("If-Match", person.get(own).etag()).patch(own, Map.of("email", "n@mairie.example", "locale", "en")).expect(200);
    assertThat(person.get(preferences).json().get("address").textValue()).isEqualTo("n@mairie.example");
    assertThat(person.get(preferences).json().get("language").textValue()).isEqualTo("en");
    Until.holds("it is audited", () -> office.admin().get("api/editorial/v1/audit").expect(200).text().lines()
        .filter(row -> row.contains("NOTICES_CHOSEN") && row.contains("done")).count() >= 3);
  }

  @Test
  void whatIsWronglyAskedIsToldWithItsPlace() {
    Http author = office.author();
    for (String wrong : List.of("?kind=gossip", "?unread=perhaps", "?after=x", "?limit=0", "?mine=true")) {
      author.get(NOTICES + wrong).expect(400);
    }
    for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of(), Map.of("until", "yesterday"), Map.of("until", 1),
        Map.of("until", "+12000-01-01T00:00:00Z"), Map.of("until", "2027-01-01T00:00:00Z", "kind", "comment"))) {
      assertThat(author.post(NOTICES + "/read", wrong).expect(422).text()).contains("/until");
    }
    Map.<String, Object>of("/mail", Map.of("mail", "no"), "/kinds", Map.of("kinds", List.of()), "/kinds/gossip", Map.of("kinds", Map.of("gossip", true)),
        "/kinds/comment", Map.of("kinds", Map.of("comment", "off")), "/language", Map.of("language", "en"), "/a~1b", Map.of("a/b", 1)).forEach(
        (pointer, patch) -> assertThat(author.patch(NOTICES + "/preferences", patch).expect(422).json().at("/errors/0/pointer").textValue()).isEqualTo(pointer));
    author.send("POST", NOTICES + "/x/read", null, null).expect(404);
    author.send("POST", NOTICES + "/" + UUID.randomUUID() + "/read", null, null).expect(404);
    List.of(NOTICES, NOTICES + "/preferences").forEach(address -> office.visitor().get(address).expect(401));
  }
}
