package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;

/** Whoever names the id of something that is not theirs, or not there, gets nothing done, whatever is beside it in the request. */
class ForeignIdsIT extends Journey {
  private static final String ACCOUNTS = "api/editorial/v1/accounts";

  /** Somebody who writes news in French, and nothing else. */
  private static Http limited() {
    String name = "limited-" + UUID.randomUUID();
    office.admin().post(ACCOUNTS, Map.of("name", name, "password", TestRun.DEMO_PASSWORD, "mustChangePassword", false,
        "grants", List.of(Map.of("role", "AUTHOR", "types", List.of("news"), "locales", List.of("fr"))))).expect(201);
    return office.visitor().as(name);
  }

  @Test
  @Case("A2")
  void nobodyMakesTheirOwnOfWhatTheyMayNotWrite() {
    Http limited = limited();
    WorkingCopy topic = office.create(office.author(), "topics", Map.of("words", Map.of("fr", Map.of("title", News.unique("Réservé")))));
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Bilingue")));
    JsonNode topicBefore = office.read(topic);
    JsonNode newsBefore = office.read(news);
    String words = "{\"title\":\"À moi\"}";
    limited.with("If-Match", limited.get(topic.path()).etag()).patch(topic.path(), Map.of("words", Map.of("en", Map.of("title", "Mine")))).expect(403);
    limited.with("If-Match", limited.get(news.in("en")).etag()).patch(news.in("en"), Map.of("title", "Mine")).expect(403);
    limited.put(news.in("en") + "/source", Map.of("locale", "fr", "revision", 1)).expect(403);
    limited.with("If-Match", limited.get(topic.path()).etag()).post(topic.path() + "/revisions/1/restore", Map.of()).expect(403);
    limited.with("If-Match", limited.get(news.in("en")).etag()).post(news.in("en") + "/transitions", Map.of("transition", "SUBMIT")).expect(403);
    for (String row : List.of("{\"type\":\"topics\",\"id\":\"" + topic.id() + "\",\"words\":{\"fr\":" + words + "}}",
        "{\"type\":\"news\",\"id\":\"" + topic.id() + "\",\"words\":{\"fr\":" + words + "}}",
        "{\"type\":\"news\",\"id\":\"" + news.id() + "\",\"words\":{\"en\":" + words + "}}")) {
      JsonNode line = imported(limited, row);
      assertThat(line.path("outcome").asText()).as(line.toString()).isIn("refused", "conflict");
    }
    assertThat(office.read(topic)).isEqualTo(topicBefore);
    assertThat(office.read(news)).isEqualTo(newsBefore);
  }

  private static JsonNode imported(Http who, String row) {
    String run = who.send("POST", "api/editorial/v1/imports", "application/x-ndjson", row).expect(202).header("Location").orElseThrow();
    Until.holds("the import has ended", () -> !who.get(run).expect(200).json().path("status").asText().equals("running"));
    return who.get(run).json().at("/lines/0");
  }

  @Test
  @Case("A3")
  void aChildIsFoundUnderItsOwnParentOnly() {
    WorkingCopy mine = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Mienne")));
    WorkingCopy foreign = office.create(office.as("author2"), News.TYPE, News.inFrench(News.unique("Autre")));
    int comment = office.as("author2").post(foreign.path() + "/comments", Map.of("text", "À nous")).expect(201).json().get("number").intValue();
    office.editWords(office.as("author2"), foreign, "fr", Map.of("summary", "Deuxième")).expect(200);
    Http author = office.author();
    author.delete(mine.path() + "/comments/" + comment).expect(404);
    author.post(mine.path() + "/comments/" + comment + "/resolve", Map.of()).expect(404);
    author.get(mine.path() + "/revisions/2").expect(404);
    author.get(mine.path() + "/revisions/1/diff/2").expect(404);
    author.with("If-Match", author.get(mine.path()).etag()).post(mine.path() + "/revisions/2/restore", Map.of()).expect(404);
    author.get(WorkingCopy.list("topics") + "/" + mine.id()).expect(404);
    assertThat(office.read(foreign).get("revision").intValue()).isEqualTo(2);
    assertThat(author.get(foreign.path() + "/comments").expect(200).json().get("data")).hasSize(1);
    author.delete(foreign.path() + "/comments/" + comment).expect(403);
  }

  @Test
  @Case("A3")
  void whatIsAskedForSeveralIsDoneForAllOrNone() {
    WorkingCopy mine = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Lot")));
    Bundled bundle = Bundled.begin(office.author(), News.unique("Lot"), List.of());
    Bundled other = Bundled.begin(office.author(), News.unique("Lot"), Bundled.of(mine, "fr").toList());
    Map<String, Object> nobody = Map.of("type", "news", "id", UUID.randomUUID().toString(), "locale", "fr");
    Map<String, Object> otherType = Map.of("type", "topics", "id", mine.id(), "locale", "fr");
    for (Map<String, Object> foreign : List.of(nobody, otherType)) {
      assertThat(bundle.add(office.author(), Stream.concat(Bundled.of(mine, "fr"), Stream.of(foreign)).toList()).expect(422).text()).contains("/items/1");
    }
    assertThat(bundle.read(office.author()).get("items")).isEmpty();
    bundle.inVersion(office.author()).delete(bundle.path() + "/items/" + mine.id() + "/fr").expect(404);
    assertThat(other.read(office.author()).get("items")).hasSize(1);
    other.delete(office.author()).expect(204);
    bundle.delete(office.author()).expect(204);
  }

  @Test
  @Case("A3")
  void sessionsAndNoticesAnswerToTheirOwnersOnly() {
    Http author = office.author();
    Http other = office.visitor().as("author2");
    String session = other.get(ACCOUNTS + "/current/sessions").expect(200).json().at("/data/0/id").textValue();
    author.delete(ACCOUNTS + "/current/sessions/" + session).expect(404);
    other.get(ACCOUNTS + "/current").expect(200);
    WorkingCopy theirs = office.create(other, News.TYPE, News.inFrench(News.unique("Avis")));
    author.post(theirs.path() + "/comments", Map.of("text", "Une question")).expect(201);
    String notices = "api/editorial/v1/notices?kind=comment&limit=100";
    Until.holds("the author is told", () -> notice(other, notices, theirs) != null);
    author.post("api/editorial/v1/notices/" + notice(other, notices, theirs) + "/read", Map.of()).expect(404);
    assertThat(other.get(notices + "&unread=true").expect(200).text()).contains(theirs.id());
  }

  private static String notice(Http who, String notices, WorkingCopy about) {
    return who.get(notices).expect(200).json().get("data").valueStream().filter(notice -> notice.toString().contains(about.id()))
        .map(notice -> notice.get("id").textValue()).findFirst().orElse(null);
  }
}
