package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** What creating, settling and removing promise, and the order in which a write is refused. */
class WritingRulesIT extends Journey {
  private static WorkingCopy created(String title) {
    return office.create(office.author(), News.TYPE, News.inFrench(News.unique(title)));
  }

  @Test
  void aRequestRepeatedUnderItsKeyMakesOneContent() {
    Http keyed = office.author().with("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, Object> body = News.inFrench(News.unique("Deux fois"));
    WorkingCopy first = office.create(keyed, News.TYPE, body);
    assertThat(keyed.post("api/editorial/v1/news", body).expect(201).json().get("id").asText()).isEqualTo(first.id());
    Http.Answer other = keyed.post("api/editorial/v1/news", News.inFrench(News.unique("Autre"))).expect(409);
    assertThat(problem(other)).endsWith("/idempotency-key-reused");
  }

  @Test
  void aDraftNeverPublicAndReferredToByNobodyIsDeleted() {
    WorkingCopy news = created("Jetée");
    office.author().delete(news.path()).expect(428);
    office.author().with("If-Match", "\"c0\"").delete(news.path()).expect(412);
    office.delete(office.reviewer(), news).expect(403);
    office.delete(office.author(), news).expect(204);
    office.author().get(news.path()).expect(404);
    office.visitor().get(news.delivered()).expect(404);
  }

  @Test
  void whatIsLiveOrReferredToIsNotDeleted() {
    WorkingCopy partner = office.published("partners",
        Map.of("kind", "city", "words", Map.of("fr", Map.of("title", News.unique("Ville citée")))));
    assertThat(problem(office.delete(office.author(), partner).expect(409))).endsWith("/still-live");
    office.move(office.publisher(), partner, "fr", "WITHDRAW").expect(200);
    WorkingCopy news = created("Cite");
    office.edit(office.author(), news, Map.of("partners", List.of(Map.of("id", partner.id())))).expect(200);
    assertThat(problem(office.delete(office.author(), partner).expect(409))).endsWith("/still-referred-to");
    office.delete(office.author(), news).expect(204);
    office.delete(office.author(), partner).expect(204);
  }

  @Test
  void aSlugOncePublicStaysReservedEvenWhenItsContentIsDeleted() {
    String slug = "reserve-" + UUID.randomUUID().toString().substring(0, 7) + "x";
    WorkingCopy news = office.published(News.TYPE, slugged(slug));
    long end = office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200).json().get("sequence").longValue();
    office.delete(office.author(), news).expect(204);
    String edition = office.visitor().get("api/v1").expect(200).header("Entente-Edition").orElseThrow();
    assertThat(Long.parseLong(edition)).as("readers have met its end").isGreaterThan(end);
    office.visitor().get("api/v1/news/" + slug).expect(410);
    assertThat(problem(office.author().post("api/editorial/v1/news", slugged(slug)).expect(409))).endsWith("/slug-taken");
  }

  private static Map<String, Object> slugged(String slug) {
    return Map.of("displayDate", "2015-04-16", "words", Map.of("fr", Map.of("title", News.unique("Adresse"), "slug", slug)));
  }

  @Test
  void aDoubtBlocksNoMoveAndIsSettledByAPerson() {
    Map<String, Object> twin = News.inFrench(News.unique("Jumelle"));
    WorkingCopy first = office.create(office.author(), News.TYPE, twin);
    WorkingCopy second = office.create(office.author(), News.TYPE, twin);
    assertThat(flag(first).path("settled").booleanValue()).isFalse();
    assertThat(flag(second).path("detail").asText()).contains(first.id());
    office.publish(second, "fr");

    String address = second.path() + "/flags/possible-duplicate";
    office.author().send("PUT", address, "application/json", "{}").expect(428);
    office.author().with("If-Match", office.author().get(second.path()).etag())
        .send("PUT", address, "application/json", "{\"note\":\"Deux soirées\"}").expect(200);
    assertThat(flag(second).path("settled").booleanValue()).isTrue();
    assertThat(flag(second).path("note").asText()).isEqualTo("Deux soirées");
    office.editWords(office.author(), second, "fr", Map.of("summary", "Le doute est le même")).expect(200);
    assertThat(flag(second).path("settled").booleanValue()).as("the same doubt stays settled").isTrue();
  }

  private static JsonNode flag(WorkingCopy copy) {
    return office.read(copy).path("flags").valueStream()
        .filter(flag -> flag.path("flag").asText().equals("possible-duplicate")).findFirst().orElseThrow();
  }

  @Test
  void aLostApostropheIsDoubtedUntilItIsMended() {
    Map<String, Object> body = new HashMap<>(News.inFrench(News.unique("Pacte damitié")));
    WorkingCopy news = office.create(office.author(), News.TYPE, body);
    assertThat(office.read(news).path("flags").findValuesAsText("flag")).contains("suspect-text");
    office.editWords(office.author(), news, "fr", Map.of("title", News.unique("Pacte d’amitié"))).expect(200);
    assertThat(office.read(news).path("flags").findValuesAsText("flag")).doesNotContain("suspect-text");
  }

  @Test
  void aWriteIsRefusedInTheOrderOfTheContract() {
    WorkingCopy news = created("Ordre");
    String unknown = "api/editorial/v1/news/00000000-0000-4000-8000-000000000000";
    Map<String, Object> wrong = Map.of("unheardOf", 1);
    office.visitor().patch(unknown, wrong).expect(401);
    office.author().patch(unknown, wrong).expect(404);
    office.publisher().patch(news.path(), wrong).expect(428);
    office.publisher().with("If-Match", "\"c0\"").patch(news.path(), wrong).expect(412);
    office.edit(office.publisher(), news, wrong).expect(403);
    office.edit(office.author(), news, wrong).expect(422);
    office.move(office.publisher(), news, "fr", "ARCHIVE").expect(200);
    office.edit(office.publisher(), news, wrong).expect(409);
    office.editWords(office.publisher(), news, "fr", Map.of("summary", "x")).expect(409);
  }

  @Test
  void everyChangeIsKeptAsARevision() {
    WorkingCopy news = created("Versions");
    office.editWords(office.author(), news, "fr", Map.of("summary", "Deuxième")).expect(200);
    office.edit(office.author(), news, Map.of("note", "interne")).expect(200);
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    JsonNode revisions = office.author().get(news.path() + "/revisions").expect(200).json().path("data");
    assertThat(revisions.findValuesAsText("action")).containsExactly("SUBMIT", "EDIT", "EDIT", "CREATE");
    JsonNode first = office.author().get(news.path() + "/revisions/1").expect(200).json();
    assertThat(first.at("/content/words/fr/summary").asText()).isEqualTo("Un résumé");
  }
}
