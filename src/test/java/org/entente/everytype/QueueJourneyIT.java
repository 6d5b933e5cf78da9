package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** What lies on whose desk, and who has taken it. */
class QueueJourneyIT extends Journey {
  private static final String QUEUE = "api/editorial/v1/queue?view=";

  @Test
  void aTextWaitsForWhoeverMayDecideAboutItAndForNobodyElse() {
    WorkingCopy news = submitted(office.admin());
    assertThat(found(office.admin(), "waiting", news)).as("its writer").isEmpty();
    assertThat(found(office.publisher(), "waiting", news)).as("whose turn has not come").isEmpty();
    JsonNode entry = found(office.reviewer(), "waiting", news).orElseThrow();
    assertThat(entry.path("next")).extracting(JsonNode::textValue).containsExactly("REVIEWER");
    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
    assertThat(found(office.reviewer(), "waiting", news)).isEmpty();
    JsonNode approved = found(office.publisher(), "waiting", news).orElseThrow();
    assertThat(approved.path("next")).extracting(JsonNode::textValue).containsExactly("PUBLISHER");
    assertThat(approved.path("since").textValue()).isGreaterThan(entry.path("since").textValue());
  }

  @Test
  void aReviewOfTwoWaitsForTheSecondSinceTheFirstApproved() {
    WorkingCopy issue = office.create(office.author(), "newsletter-issues",
        Map.of("issueDate", "2016-03-01", "words", Map.of("fr", Map.of("title", News.unique("Lettre")))));
    office.move(office.author(), issue, "fr", "SUBMIT").expect(200);
    String first = found(office.reviewer(), "waiting", issue).orElseThrow().path("since").textValue();
    office.move(office.reviewer(), issue, "fr", "APPROVE").expect(200);
    assertThat(found(office.reviewer(), "waiting", issue)).isEmpty();
    assertThat(found(office.as("reviewer2"), "waiting", issue).orElseThrow().path("since").textValue()).isGreaterThan(first);
  }

  @Test
  void everyPageOfWhatWaitsIsFull() {
    for (int i = 0; i < 3; i++) {
      submitted(office.admin());
    }
    WorkingCopy last = submitted(office.author());
    JsonNode page = office.admin().get(QUEUE + "waiting&type=news&locale=fr&limit=1").expect(200).json();
    assertThat(page.path("data")).as("texts that do not wait for them take no place").hasSize(1);
    assertThat(found(office.admin(), "waiting", last)).isPresent();
  }

  @Test
  void whatWasPublishedWithoutReviewLiesOnAPileUntilItIsReviewed() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Urgent")));
    office.move(office.publisher(), news, "fr", "FORCE_PUBLISH", Map.of("note", "Il arrive")).expect(200);
    assertThat(found(office.author(), "forced", news).orElseThrow().path("flagged").booleanValue()).isTrue();
    assertThat(found(office.reviewer(), "waiting", news)).isPresent();
    assertThat(found(office.publisher(), "waiting", news)).isEmpty();
    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
    assertThat(found(office.author(), "forced", news)).isEmpty();
  }

  @Test
  void whatIsDueForAnotherLookAndWhatAnImportDoubtsLieOnPilesOfTheirOwn() {
    WorkingCopy news = office.published(News.TYPE, News.inFrench(News.unique("Ancienne")));
    assertThat(found(office.author(), "overdue", news)).isEmpty();
    office.edit(office.author(), news, Map.of("reviewBy", "2020-01-31")).expect(200);
    assertThat(found(office.author(), "overdue", news)).isPresent();
    JsonNode doubtful = office.author().get(QUEUE + "doubtful&limit=1").expect(200).json().at("/data/0");
    JsonNode content = office.author().get("api/editorial/v1/" + doubtful.path("type").textValue() + "/" + doubtful.path("id").textValue())
        .expect(200).json();
    assertThat(content.path("flags")).anyMatch(flag -> !flag.path("settled").booleanValue());
  }

  @Test
  void whatIsPlannedToBecomePublicLiesOnAPile() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Demain")));
    office.approve(news, "fr");
    assertThat(found(office.author(), "going-live", news)).isEmpty();
    office.move(office.publisher(), news, "fr", "PUBLISH", Map.of("at", "2089-07-14T09:00")).expect(200);
    assertThat(found(office.author(), "going-live", news)).isPresent();
  }

  @Test
  void countsAreThoseOfThePiles() {
    submitted(office.author());
    JsonNode counts = office.reviewer().get("api/editorial/v1/queue/counts?type=news").expect(200).json();
    assertThat(counts.path("complete").booleanValue()).isTrue();
    for (String pile : List.of("waiting", "mine", "sent-back", "forced", "going-live", "overdue", "behind", "doubtful")) {
      assertThat(counts.path("counts").path(pile).intValue()).as(pile).isEqualTo(all(office.reviewer(), pile + "&type=news").size());
    }
    assertThat(counts.path("counts").path("waiting").intValue()).isPositive();
  }

  @Test
  void refusesAPileATypeAndALanguageThatAreNone() {
    office.author().get(QUEUE + "yours").expect(400);
    office.author().get(QUEUE + "mine&type=treaties").expect(400);
    office.author().get(QUEUE + "mine&locale=tlh").expect(400);
  }

  @Test
  void aClaimTellsTheOthersAndBindsNobody() {
    WorkingCopy news = submitted(office.author());
    String etag = office.admin().get(news.in("fr")).etag();
    JsonNode claim = office.reviewer().post(news.in("fr") + "/claim", Map.of()).expect(200).json();
    assertThat(claim.path("name").textValue()).isEqualTo("reviewer");
    assertThat(found(office.as("reviewer2"), "waiting", news).orElseThrow().at("/claim/name").textValue()).isEqualTo("reviewer");
    Http.Answer taken = office.as("reviewer2").post(news.in("fr") + "/claim", Map.of()).expect(409);
    assertThat(problem(taken)).endsWith("/claimed");
    assertThat(taken.json().path("name").textValue()).isEqualTo("reviewer");
    office.as("reviewer2").delete(news.in("fr") + "/claim").expect(409);
    assertThat(office.admin().get(news.in("fr")).etag()).as("nothing of the text has changed").isEqualTo(etag);
    office.move(office.as("reviewer2"), news, "fr", "APPROVE").expect(200);
    assertThat(found(office.publisher(), "waiting", news).orElseThrow().has("claim")).as("it ended with the move").isFalse();
  }

  @Test
  void aClaimIsGivenBackAndTakenAgain() {
    WorkingCopy news = submitted(office.author());
    office.reviewer().post(news.in("fr") + "/claim", Map.of()).expect(200);
    office.reviewer().post(news.in("fr") + "/claim", Map.of()).expect(200);
    office.reviewer().delete(news.in("fr") + "/claim").expect(204);
    office.reviewer().delete(news.in("fr") + "/claim").expect(204);
    office.as("reviewer2").post(news.in("fr") + "/claim", Map.of()).expect(200);
  }

  @Test
  void onlyWhoMayDecideCanClaim() {
    WorkingCopy news = submitted(office.admin());
    assertThat(problem(office.author().post(news.in("fr") + "/claim", Map.of()).expect(403))).endsWith("/nothing-to-decide");
    assertThat(problem(office.admin().post(news.in("fr") + "/claim", Map.of()).expect(403))).endsWith("/nothing-to-decide");
  }

  private static WorkingCopy submitted(Http author) {
    WorkingCopy news = office.create(author, News.TYPE, News.inFrench(News.unique("File")));
    office.move(author, news, "fr", "SUBMIT").expect(200);
    return news;
  }

  private static Optional<JsonNode> found(Http who, String pile, WorkingCopy copy) {
    return all(who, pile).stream().filter(entry -> entry.path("id").textValue().equals(copy.id())).findFirst();
  }

  private static List<JsonNode> all(Http who, String pile) {
    List<JsonNode> all = new ArrayList<>();
    String next = QUEUE + pile + "&limit=100";
    while (next != null) {
      JsonNode page = who.get(next).expect(200).json();
      page.path("data").forEach(all::add);
      next = page.at("/links/next").textValue();
    }
    return all;
  }
}
