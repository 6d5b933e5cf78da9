package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** Texts under review plans of several stages and people, and what is published without a review. */
class ReviewJourneyIT extends Journey {
  private static final Map<String, Object> REASON = Map.of("note", "Le président arrive à midi");

  @Test
  void everybodySeesThePlansBeforeThereIsAnyText() {
    JsonNode plans = office.author().get("api/editorial/v1/review-plans").expect(200).json().get("data");
    assertThat(plans).hasSize(9);
    assertThat(stages(plans, "visits")).isEqualTo("[{\"role\":\"PROTOCOL\",\"people\":1},{\"role\":\"REVIEWER\",\"people\":1}]");
    assertThat(stages(plans, "newsletter-issues")).isEqualTo("[{\"role\":\"REVIEWER\",\"people\":2}]");
    assertThat(stages(plans, "news")).isEqualTo("[{\"role\":\"REVIEWER\",\"people\":1}]");
  }

  private static String stages(JsonNode plans, String type) {
    return plans.valueStream().filter(plan -> plan.get("type").textValue().equals(type)).findFirst().orElseThrow().get("stages").toString();
  }

  @Test
  @Case("A5")
  void aVisitIsApprovedByProtocolFirstAndThenBySomebodyElse() {
    WorkingCopy visit = visit();
    Http.Answer early = office.move(office.reviewer(), visit, "fr", "APPROVE").expect(403);
    assertThat(problem(early)).endsWith("/role-needed");
    assertThat(early.json().path("needs").textValue()).isEqualTo("PROTOCOL");
    assertThat(early.json().path("who")).extracting(JsonNode::textValue).contains("protocol").doesNotContain("reviewer", "author");

    JsonNode first = office.move(office.admin(), visit, "fr", "APPROVE").expect(200).json();
    assertThat(first.path("state").textValue()).isEqualTo("IN_REVIEW");
    assertThat(first.at("/review/role").textValue()).isEqualTo("REVIEWER");
    assertThat(first.at("/review/approvals/0/role").textValue()).isEqualTo("PROTOCOL");
    assertThat(problem(office.move(office.admin(), visit, "fr", "APPROVE").expect(403))).endsWith("/approved-by-you");
    assertThat(problem(office.move(office.as("protocol"), visit, "fr", "APPROVE").expect(403))).endsWith("/role-needed");
    assertThat(office.move(office.reviewer(), visit, "fr", "APPROVE").expect(200).json().path("state").textValue()).isEqualTo("APPROVED");
  }

  @Test
  @Case("A5")
  void anIssueOfTheNewsletterTakesTwoDifferentReviewers() {
    WorkingCopy issue = office.create(office.author(), "newsletter-issues",
        Map.of("issueDate", "2016-03-01", "words", Map.of("fr", Map.of("title", News.unique("Lettre")))));
    office.moveAll(office.author(), issue, "SUBMIT").expect(200);
    assertThat(problem(office.moveAll(office.reviewer(), issue, "APPROVE", "APPROVE").expect(403))).endsWith("/approved-by-you");
    assertThat(review(issue).get("approvals")).as("all or nothing").isEmpty();
    office.move(office.reviewer(), issue, "fr", "APPROVE").expect(200);
    assertThat(problem(office.move(office.reviewer(), issue, "fr", "APPROVE").expect(403))).endsWith("/approved-by-you");
    assertThat(problem(office.move(office.publisher(), issue, "fr", "PUBLISH").expect(409))).endsWith("/not-in-this-state");
    assertThat(office.move(office.as("reviewer2"), issue, "fr", "APPROVE").expect(200).json().path("state").textValue()).isEqualTo("APPROVED");
  }

  @Test
  void aWordMendedInReviewVoidsWhatWasApprovedBefore() {
    WorkingCopy visit = visit();
    office.move(office.as("protocol"), visit, "fr", "APPROVE").expect(200);
    assertThat(office.editWords(office.as("protocol"), visit, "fr", Map.of("summary", "x")).status()).as("not at this stage").isEqualTo(403);
    JsonNode mended = office.editWords(office.reviewer(), visit, "fr", Map.of("summary", "Corrigé")).expect(200).json();
    assertThat(mended.path("state").textValue()).isEqualTo("IN_REVIEW");
    assertThat(mended.at("/review/role").textValue()).isEqualTo("PROTOCOL");
    assertThat(mended.at("/review/approvals")).isEmpty();
    office.move(office.as("protocol"), visit, "fr", "APPROVE").expect(200);
    assertThat(problem(office.move(office.reviewer(), visit, "fr", "APPROVE").expect(403))).endsWith("/four-eyes");
    office.move(office.as("reviewer2"), visit, "fr", "APPROVE").expect(200);
  }

  @Test
  void anInternalNoteVoidsNoApprovalOfAStage() {
    WorkingCopy visit = visit();
    office.move(office.as("protocol"), visit, "fr", "APPROVE").expect(200);
    office.edit(office.author(), visit, Map.of("protocolNotes", "Par la cour d’honneur")).expect(200);
    assertThat(office.move(office.reviewer(), visit, "fr", "APPROVE").expect(200).json().path("state").textValue()).isEqualTo("APPROVED");
  }

  @Test
  void publishingWithoutReviewNeedsARightAndAReasonAndIsMarked() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Urgent")));
    assertThat(problem(office.move(office.reviewer(), news, "fr", "FORCE_PUBLISH", REASON).expect(403))).endsWith("/role-needed");
    assertThat(office.move(office.publisher(), news, "fr", "FORCE_PUBLISH").expect(422).text()).contains("/note");
    JsonNode forced = office.move(office.publisher(), news, "fr", "FORCE_PUBLISH", REASON).expect(200).json();
    assertThat(forced.path("state").textValue()).isEqualTo("PUBLISHED");
    assertThat(forced.path("flagged").booleanValue()).isTrue();
    assertThat(forced.path("visible").booleanValue()).isTrue();
    assertThat(office.visitor().get(news.delivered("fr")).expect(200).text()).doesNotContain("flagged", "forced", "Le président");
  }

  @Test
  void onlyWhatIsCompleteIsPublishedWithoutReview() {
    WorkingCopy news = office.create(office.author(), News.TYPE, Map.of("words", Map.of("fr", Map.of("title", News.unique("Sans date")))));
    assertThat(office.move(office.publisher(), news, "fr", "FORCE_PUBLISH", REASON).expect(422).text()).contains("/displayDate");
    office.visitor().get(news.delivered("fr")).expect(404);
  }

  @Test
  void theMarkEndsWhenTheWholePlanHasApprovedIt() {
    WorkingCopy visit = visit();
    office.move(office.as("protocol"), visit, "fr", "APPROVE").expect(200);
    office.move(office.admin(), visit, "fr", "FORCE_PUBLISH", REASON).expect(200);
    assertThat(review(visit).get("approvals")).as("the approval of before was another round's").isEmpty();
    assertThat(problem(office.move(office.admin(), visit, "fr", "APPROVE").expect(403))).endsWith("/published-by-you");
    JsonNode first = office.move(office.as("protocol"), visit, "fr", "APPROVE").expect(200).json();
    assertThat(first.path("flagged").booleanValue()).isTrue();
    JsonNode second = office.move(office.reviewer(), visit, "fr", "APPROVE").expect(200).json();
    assertThat(second.path("flagged").booleanValue()).isFalse();
    assertThat(second.path("state").textValue()).isEqualTo("PUBLISHED");
    office.move(office.reviewer(), visit, "fr", "APPROVE").expect(409);
    office.move(office.publisher(), visit, "fr", "WITHDRAW").expect(200);
    office.move(office.publisher(), visit, "fr", "PUBLISH").expect(200);
  }

  @Test
  void theMarkStaysWhenADraftIsDiscardedAndNothingUnreviewedCountsAsApproved() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Urgent")));
    office.move(office.publisher(), news, "fr", "FORCE_PUBLISH", REASON).expect(200);
    office.editWords(office.admin(), news, "fr", Map.of("summary", "Autre")).expect(200);
    JsonNode back = office.move(office.author(), news, "fr", "DISCARD").expect(200).json();
    assertThat(back.path("flagged").booleanValue()).isTrue();
    assertThat(problem(office.move(office.admin(), news, "fr", "APPROVE").expect(403))).endsWith("/four-eyes");
    assertThat(office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200).json().path("flagged").booleanValue()).isFalse();
    assertThat(problem(office.move(office.publisher(), news, "fr", "PUBLISH").expect(409))).endsWith("/not-in-this-state");
  }

  @Test
  void whatWasPublishedWithoutReviewStillWaitsForFourEyesInTheNextReview() {
    WorkingCopy news = office.create(office.admin(), News.TYPE, News.inFrench(News.unique("Urgent")));
    office.move(office.publisher(), news, "fr", "FORCE_PUBLISH", REASON).expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Plus tard")).expect(200);
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    assertThat(problem(office.move(office.admin(), news, "fr", "APPROVE").expect(403))).as("who wrote the forced text")
        .endsWith("/four-eyes");
    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
    assertThat(office.admin().get(news.in("fr")).expect(200).json().path("flagged").booleanValue()).as("until it is replaced").isTrue();
    assertThat(office.move(office.publisher(), news, "fr", "PUBLISH").expect(200).json().path("flagged").booleanValue()).isFalse();
  }

  private WorkingCopy visit() {
    Map<String, Object> body = new HashMap<>(Map.of("start", "2016-07-14T09:00:00+02:00", "visitStatus", "planned",
        "guests", List.of(Map.of("name", "Une invitée", "kind", "mayor"))));
    body.put("words", Map.of("fr", Map.of("title", News.unique("Visite"))));
    WorkingCopy visit = office.create(office.author(), "visits", body);
    office.move(office.author(), visit, "fr", "SUBMIT").expect(200);
    return visit;
  }

  private static JsonNode review(WorkingCopy copy) {
    return office.read(copy).at("/variants/fr/review");
  }
}
