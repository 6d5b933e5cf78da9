package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** News on its way through the office: who may approve, what an edit voids, what waits, what is settled. */
class WorkflowJourneyIT extends Journey {
  @Test
  void whoHoldsEveryRoleStillNeedsASecondPersonToPublish() {
    WorkingCopy news = office.create(office.admin(), News.TYPE, News.inFrench(News.unique("Quatre yeux")));
    office.move(office.admin(), news, "fr", "SUBMIT").expect(200);
    Http.Answer refused = office.move(office.admin(), news, "fr", "APPROVE").expect(403);
    assertThat(problem(refused)).endsWith("/four-eyes");
    assertThat(refused.json().path("detail").asText()).contains("You wrote part").contains("REVIEWER");
    assertThat(refused.json().path("who")).extracting(JsonNode::textValue).contains("reviewer").doesNotContain("admin", "author");

    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
    assertThat(office.editWords(office.author(), news, "fr", Map.of("summary", "Autre chose")).expect(200).json().path("state").asText())
        .as("an edit voids the approval").isEqualTo("DRAFT");
    office.move(office.publisher(), news, "fr", "PUBLISH").expect(409);

    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
    assertThat(office.move(office.publisher(), news, "fr", "PUBLISH").expect(200).json().path("visible").booleanValue()).isTrue();
    assertThat(office.visitor().get(news.delivered("fr")).expect(200).text()).contains("Autre chose");
  }

  @Test
  void theDraftAfterAPrintIsInNoPublicByte() {
    String title = News.unique("Publique");
    WorkingCopy news = office.published(News.TYPE, News.inFrench(title));
    byte[] before = office.visitor().get(news.delivered()).expect(200).bytes();
    String secret = News.unique("zqbrouillon");
    office.edit(office.author(), news, Map.of("category", secret, "words", Map.of("fr", Map.of("title", secret, "body", secret))))
        .expect(200);
    PublicBytes all = PublicBytes.around(office.visitor(), news, title, List.of("fr", "en"));
    all.requireNowhere(secret);
    assertThat(office.visitor().get("api/v1/search?q=" + PublicBytes.encode(secret)).expect(200).json().path("data")).isEmpty();
    assertThat(office.visitor().get(news.delivered()).bytes()).isEqualTo(before);
  }

  @Test
  void whoMendedARecalledTextMayNotApproveIt() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Rappel")));
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    office.move(office.author(), news, "fr", "RECALL").expect(200);
    office.editWords(office.admin(), news, "fr", Map.of("summary", "Un mot changé")).expect(200);
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    assertThat(problem(office.move(office.admin(), news, "fr", "APPROVE").expect(403))).endsWith("/four-eyes");
    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
  }

  @Test
  void aReviewerWhoMendsAWordInReviewBecomesAnAuthor() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Coquille")));
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "x")).expect(403);
    assertThat(office.editWords(office.reviewer(), news, "fr", Map.of("summary", "Corrigé")).expect(200).json().path("state").asText())
        .isEqualTo("IN_REVIEW");
    assertThat(problem(office.move(office.reviewer(), news, "fr", "APPROVE").expect(403))).endsWith("/four-eyes");
    office.move(office.as("reviewer2"), news, "fr", "APPROVE").expect(200);
  }

  @Test
  void anInternalNoteVoidsNoApproval() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Note")));
    office.approve(news, "fr");
    office.edit(office.author(), news, Map.of("note", "Pour nous seuls")).expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("APPROVED");
    office.move(office.publisher(), news, "fr", "PUBLISH").expect(200);
  }

  @Test
  void aFactWaitsWhileALanguageIsInReview() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Faits")));
    office.move(office.author(), news, "en", "SUBMIT").expect(200);
    Http.Answer refused = office.edit(office.author(), news, Map.of("displayDate", "2016-01-01")).expect(409);
    assertThat(problem(refused)).endsWith("/facts-in-review");
    assertThat(refused.json().path("locale").asText()).isEqualTo("en");
    office.edit(office.reviewer(), news, Map.of("displayDate", "2016-01-01")).expect(409);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Les mots, eux, peuvent changer")).expect(200);
  }

  @Test
  void aReviewSentBackNeedsAReasonAndLiesWithItsAuthor() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Retour")));
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    Http.Answer refused = office.move(office.reviewer(), news, "fr", "REQUEST_CHANGES").expect(422);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/note");
    office.move(office.reviewer(), news, "fr", "REQUEST_CHANGES", Map.of("note", Map.of("fr", "Trop long"))).expect(200);
    assertThat(queued("sent-back", news)).isTrue();
    assertThat(office.editWords(office.author(), news, "fr", Map.of("summary", "Court")).expect(200).json().path("state").asText())
        .isEqualTo("CHANGES_REQUESTED");
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    assertThat(queued("sent-back", news)).isFalse();
  }

  @Test
  void aDraftWithoutATitleWaitsWithoutOne() {
    WorkingCopy untitled = office.create(office.author(), News.TYPE, Map.of("words", Map.of("fr", Map.of("summary", "Pas encore de titre"))));
    assertThat(queue("mine", untitled)).hasValueSatisfying(entry -> assertThat(entry.has("title")).isFalse());
    WorkingCopy titled = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Titre")));
    assertThat(queue("mine", titled)).hasValueSatisfying(entry -> assertThat(entry.path("title").asText()).startsWith("Titre"));
  }

  private static boolean queued(String view, WorkingCopy copy) {
    return queue(view, copy).isPresent();
  }

  private static Optional<JsonNode> queue(String view, WorkingCopy copy) {
    String address = "/api/editorial/v1/queue?limit=100&view=" + view;
    while (!address.isEmpty()) {
      JsonNode page = office.author().get(address).expect(200).json();
      Optional<JsonNode> found = page.path("data").valueStream().filter(entry -> entry.path("id").asText().equals(copy.id())).findFirst();
      if (found.isPresent()) {
        return found;
      }
      address = page.path("links").path("next").asText();
    }
    return Optional.empty();
  }

  @Test
  void twoLanguagesMoveTogetherOrNotAtAll() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Ensemble")));
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    office.moveAll(office.admin(), news, "APPROVE", "PUBLISH").expect(409);
    assertThat(office.state(news, "fr")).isEqualTo("IN_REVIEW");
    office.move(office.author(), news, "en", "SUBMIT").expect(200);
    office.moveAll(office.admin(), news, "APPROVE", "PUBLISH").expect(200);
    office.visitor().get(news.delivered("en")).expect(200);
  }
}
