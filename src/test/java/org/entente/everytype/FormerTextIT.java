package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** Bringing the text of a revision back: an edit of today like any other, and nothing but the text. */
class FormerTextIT extends Journey {
  private static Http.Answer restore(Http who, WorkingCopy copy, int number) {
    return who.with("If-Match", who.get(copy.path()).etag()).send("POST", copy.path() + "/revisions/" + number + "/restore", null, null);
  }

  private static JsonNode newest(WorkingCopy copy) {
    return office.author().get(copy.path() + "/revisions").expect(200).json().at("/data/0");
  }

  @Test
  void factsAndWordsComeBackAndInternalFieldsStay() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Revenue")));
    String title = office.read(news).at("/words/fr/title").textValue();
    office.edit(office.author(), news, Map.of("displayDate", "2016-01-01", "category", "ville", "note", "Interne",
        "words", Map.of("fr", Map.of("title", News.unique("Autre"), "body", "Un texte"), "en", Map.of("title", News.unique("New"))))).expect(200);

    JsonNode restored = restore(office.author(), news, 1).expect(200).json();
    assertThat(restored.at("/words/fr/title").textValue()).isEqualTo(title);
    assertThat(restored.at("/words/fr").has("body")).as("what only the later text had is gone").isFalse();
    assertThat(restored.get("displayDate").textValue()).isEqualTo("2015-04-16");
    assertThat(restored.has("category")).isFalse();
    assertThat(restored.get("note").textValue()).isEqualTo("Interne");
    assertThat(restored.at("/words/en/title").textValue()).as("a language that the revision did not have").startsWith("New");
    assertThat(newest(news).get("action").textValue()).isEqualTo("RESTORE");
    assertThat(newest(news).get("locales").toString()).isEqualTo("[\"en\",\"fr\"]");

    int number = newest(news).get("number").intValue();
    assertThat(restore(office.author(), news, number).expect(200).etag()).isEqualTo(office.author().get(news.path()).etag());
    assertThat(newest(news).get("number").intValue()).as("the text that stands makes no revision").isEqualTo(number);
  }

  @Test
  @Case("A4")
  void nothingOfAnApprovedOrPublishedStateComesBack() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Publiée")));
    office.publish(news, "fr");
    int published = newest(news).get("number").intValue();
    String before = office.visitor().get(news.delivered()).expect(200).etag();
    office.editWords(office.author(), news, "fr", Map.of("summary", "Un brouillon")).expect(200);

    JsonNode variant = restore(office.author(), news, published).expect(200).json().at("/variants/fr");
    assertThat(variant.get("state").textValue()).isEqualTo("DRAFT");
    assertThat(variant.get("schedule").isNull()).isTrue();
    assertThat(problem(office.move(office.publisher(), news, "fr", "PUBLISH").expect(409))).endsWith("/not-in-this-state");
    assertThat(office.visitor().get(news.delivered()).expect(200).etag()).isEqualTo(before);
  }

  @Test
  @Case("A5")
  void whoBringsATextBackHasWrittenIt() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Relue")));
    office.publish(news, "fr");
    office.editWords(office.author(), news, "fr", Map.of("summary", "Un autre résumé")).expect(200);
    office.publish(news, "fr");
    restore(office.admin(), news, 1).expect(200);
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    assertThat(problem(office.move(office.admin(), news, "fr", "APPROVE").expect(403))).endsWith("/four-eyes");
    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
  }

  @Test
  void theRulesOfEveryEditHold() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Soumise")));
    office.edit(office.author(), news, Map.of("displayDate", "2016-01-01")).expect(200);
    String address = news.path() + "/revisions/1/restore";
    office.visitor().send("POST", address, null, null).expect(401);
    office.author().send("POST", news.path() + "/revisions/99/restore", null, null).expect(404);
    office.author().send("POST", address, null, null).expect(428);
    office.author().with("If-Match", "\"c0\"").send("POST", address, null, null).expect(412);
    assertThat(problem(restore(office.publisher(), news, 1).expect(403))).endsWith("/role-needed");
    office.move(office.author(), news, "en", "SUBMIT").expect(200);
    assertThat(problem(restore(office.author(), news, 1).expect(409))).endsWith("/facts-in-review");
    assertThat(office.read(news).get("displayDate").textValue()).isEqualTo("2016-01-01");
  }

  @Test
  void aReviewerMendsWordsInReviewByBringingThemBack() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Corrigée")));
    office.editWords(office.author(), news, "fr", Map.of("summary", "Une faute")).expect(200);
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    assertThat(problem(restore(office.author(), news, 1).expect(403))).endsWith("/role-needed");
    JsonNode restored = restore(office.reviewer(), news, 1).expect(200).json();
    assertThat(restored.at("/words/fr/summary").textValue()).isEqualTo("Un résumé");
    assertThat(restored.at("/variants/fr/state").textValue()).isEqualTo("IN_REVIEW");
    assertThat(problem(office.move(office.reviewer(), news, "fr", "APPROVE").expect(403))).endsWith("/four-eyes");
  }

  @Test
  void aTextThatLeadsToWhatIsGoneIsRefusedByName() {
    WorkingCopy topic = office.create(office.author(), "topics", Map.of("words", Map.of("fr", Map.of("title", News.unique("Disparu")))));
    Map<String, Object> body = News.inFrench(News.unique("Cite"));
    body.put("topics", List.of(Map.of("id", topic.id())));
    WorkingCopy news = office.create(office.author(), News.TYPE, body);
    office.edit(office.author(), news, Map.of("topics", List.of())).expect(200);
    office.delete(office.author(), topic).expect(204);
    JsonNode refused = restore(office.author(), news, 1).expect(422).json();
    assertThat(refused.at("/errors/0/pointer").textValue()).isEqualTo("/topics/0");
    assertThat(refused.at("/errors/0/detail").textValue()).contains(topic.id());
    restore(office.publisher(), news, 1).expect(403);
  }
}
