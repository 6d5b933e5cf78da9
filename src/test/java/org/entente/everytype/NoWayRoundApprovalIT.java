package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** The roundabout ways to publish what nobody else has read, and to leave a content that nobody can mend. All are closed. */
class NoWayRoundApprovalIT extends Journey {
  @Test
  void whatIsDiscardedReturnsToThePrintToTheLetter() {
    WorkingCopy section = office.published("sections", Map.of("call", Map.of("label", Map.of("en", "Call")),
        "words", Map.of("fr", Map.of("title", News.unique("Appel")))));
    office.edit(office.admin(), section, Map.of("call", Map.of("label", Map.of("fr", "Jamais relu")))).expect(200);
    office.move(office.admin(), section, "fr", "DISCARD").expect(200);
    assertThat(office.read(section).at("/call/label").toString()).isEqualTo("{\"en\":\"Call\"}");
    office.move(office.admin(), section, "fr", "WITHDRAW").expect(200);
    office.move(office.admin(), section, "fr", "PUBLISH").expect(200);
    assertThat(office.visitor().get(section.delivered()).expect(200).text()).doesNotContain("Jamais relu");
  }

  @Test
  void discardingClosesTheDoubtsOfTheDraft() {
    WorkingCopy news = office.published("topics", Map.of("words", Map.of("fr", Map.of("title", News.unique("Sans doute")))));
    office.editWords(office.author(), news, "fr", Map.of("summary", "Retour à laccueil")).expect(200);
    assertThat(office.read(news).path("flags").toString()).contains("suspect-text");
    office.move(office.author(), news, "fr", "DISCARD").expect(200);
    assertThat(office.read(news).path("flags").toString()).doesNotContain("suspect-text");
  }

  @Test
  void discardingMindsOnlyWhatOtherLanguagesDidSince() {
    WorkingCopy person = office.published("people", Map.of("name", "N. N.", "country", "FR", "words",
        Map.of("fr", Map.of("title", News.unique("Personne")), "en", Map.of("title", News.unique("Person")))));
    office.edit(office.author(), person, Map.of("country", "IT")).expect(200);
    office.publish(person, "fr");
    office.edit(office.author(), person, Map.of("country", "DE")).expect(200);
    office.move(office.author(), person, "fr", "DISCARD").expect(200);
    assertThat(office.read(person).path("country").asText()).isEqualTo("IT");
  }

  @Test
  void factsWrittenBeforeALanguageWasOpenedCountForItsFirstReview() {
    WorkingCopy person = office.create(office.admin(), "people",
        Map.of("name", "N. N.", "words", Map.of("fr", Map.of("title", News.unique("Personne")))));
    office.edit(office.author(), person, Map.of("words", Map.of("en", Map.of("title", News.unique("Person"))))).expect(200);
    office.move(office.author(), person, "en", "SUBMIT").expect(200);
    assertThat(office.move(office.admin(), person, "en", "APPROVE").expect(403).text()).contains("four-eyes");
    office.move(office.reviewer(), person, "en", "APPROVE").expect(200);
  }

  @Test
  void aLanguageThatSaysNothingIsRefused() {
    assertThat(office.author().post(WorkingCopy.list("topics"), Map.of("words", Map.of("fr", Map.of()))).expect(422).text())
        .contains("/words/fr");
    WorkingCopy topic = office.create(office.author(), "topics", Map.of("words", Map.of("fr", Map.of("title", News.unique("Mot")))));
    office.edit(office.author(), topic, Map.of("words", Map.of("en", Map.of()))).expect(422);
    office.edit(office.author(), topic, "{\"words\":{\"fr\":{\"title\":null,\"slug\":null}}}").expect(422);
    office.author().get(topic.in("fr")).expect(200);
  }

  @Test
  void whatThePublicSeesChangesOnceInOneRequest() {
    WorkingCopy topic = office.published("topics", Map.of("words", Map.of("fr", Map.of("title", News.unique("Une fois")))));
    office.editWords(office.author(), topic, "fr", Map.of("summary", "Autre")).expect(200);
    office.move(office.publisher(), topic, "fr", "WITHDRAW", Map.of("then", "WITHDRAW")).expect(422);
    office.visitor().get(topic.delivered()).expect(200);
  }

  @Test
  void aLinkMustCallItsTargetByItsType() {
    WorkingCopy partner = office.published("partners",
        Map.of("kind", "city", "words", Map.of("fr", Map.of("title", News.unique("Ville")))));
    WorkingCopy topic = office.create(office.author(), "topics", Map.of("words", Map.of("fr",
        Map.of("title", News.unique("Lien")))));
    office.editWords(office.author(), topic, "fr", Map.of("body", "[x](entente:news/" + partner.id() + ")")).expect(200);
    office.approve(topic, "fr");
    assertThat(office.move(office.publisher(), topic, "fr", "PUBLISH").expect(409).text()).contains("links-to-unpublished");
  }

  @Test
  void twoSpellingsOfALanguageAreNotOneText() {
    Http.Answer refused = office.author().post(WorkingCopy.list("topics"),
        "{\"words\":{\"fr\":{\"title\":\"Un\"},\"FR\":{\"title\":\"Deux\"}}}").expect(422);
    assertThat(refused.text()).contains("/words/FR");
  }

  @Test
  void manyWhoWantTheSameSlugAllGetAnAnswer() {
    Map<String, Object> same = Map.of("words", Map.of("fr", Map.of("title", News.unique("Tous le même"))));
    List<Http.Answer> answers = IntStream.range(0, 12).parallel()
        .mapToObj(i -> office.author().post(WorkingCopy.list("topics"), same)).toList();
    answers.stream().filter(answer -> answer.status() == 201).forEach(answer -> office.begun("topics", answer));
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 503));
    List<String> slugs = answers.stream().filter(answer -> answer.status() == 201)
        .map(answer -> answer.json().at("/words/fr/slug").asText()).toList();
    assertThat(slugs).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void theContainersOwnRefusalsAreProblemsToo() {
    for (Http.Answer refused : List.of(office.visitor().with("Accept", "garbage").get("api/v1/agreements"),
        office.visitor().get("api/v1/agreements/%ff"),
        office.author().send("POST", WorkingCopy.list("topics"), "garbage", "{}"),
        office.author().send("POST", WorkingCopy.list("topics"), "application/json;charset=utf-16", "{}"))) {
      JsonNode problem = refused.json();
      assertThat(refused.status()).isBetween(400, 499);
      assertThat(problem.path("type").asText()).startsWith("/problems/");
    }
  }
}
