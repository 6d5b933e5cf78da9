package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;

/** News that become public, or cease to be, at a time somebody has planned; and embargoes and last days. */
class SchedulesIT extends Journey {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> NEXT_YEAR = Map.of("at", Instant.now().atZone(PARIS).getYear() + 1 + "-07-14T09:00");

  private static Map<String, Object> in(int seconds) {
    return Map.of("at", LocalDateTime.ofInstant(Instant.now(), PARIS).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static Map<String, Object> with(Map<String, Object> when, String name, Object value) {
    Map<String, Object> more = new HashMap<>(when);
    more.put(name, value);
    return more;
  }

  private static WorkingCopy approved(String word) {
    WorkingCopy copy = office.create(office.author(), News.TYPE, News.inFrench(News.unique(word)));
    office.approve(copy, "fr");
    return copy;
  }

  private static Http.Answer plan(WorkingCopy copy, String move, Map<String, Object> more) {
    return office.move(office.publisher(), copy, "fr", move, more);
  }

  private static JsonNode standing(WorkingCopy copy) {
    return office.admin().get(copy.in("fr")).expect(200).json();
  }

  private static void awaitDelivered(WorkingCopy copy, int status) {
    Until.holds(copy + " answers " + status, () -> office.visitor().get(copy.delivered("fr")).status() == status);
  }

  /** The sealed rows of the audit about one content. */
  private static List<JsonNode> audit(WorkingCopy copy, String action) {
    Until.holds("the audit has " + action, () -> !rows(copy, action).isEmpty());
    return rows(copy, action);
  }

  private static List<JsonNode> rows(WorkingCopy copy, String action) {
    return office.admin().get("api/editorial/v1/audit").expect(200).text().lines().filter(line -> line.contains(copy.id()))
        .map(SchedulesIT::read).filter(row -> row.path("action").asText().equals(action)).toList();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static JsonNode detail(JsonNode row) {
    return row.path("detail").isTextual() ? read(row.path("detail").asText()) : row.path("detail");
  }

  @Test
  void aPlannedPublicationHappensAtItsTimeAndNotBefore() {
    WorkingCopy news = approved("Prévue");
    JsonNode planned = plan(news, "PUBLISH", in(5)).expect(200).json();
    assertThat(planned.path("state").asText()).isEqualTo("APPROVED");
    assertThat(planned.at("/schedule/transition").asText()).isEqualTo("PUBLISH");
    assertThat(planned.at("/schedule/zone").asText()).isEqualTo("Europe/Paris");
    assertThat(planned.path("transitions").toString()).contains("CANCEL_SCHEDULE");
    assertThat(planned.has("sequence")).isFalse();
    office.visitor().get(news.delivered("fr")).expect(404);
    Instant due = Instant.parse(planned.at("/schedule/due").asText());
    awaitDelivered(news, 200);
    assertThat(Instant.parse(office.visitor().get(news.delivered("fr")).json().path("publishedAt").asText())).isAfterOrEqualTo(due);
    JsonNode after = standing(news);
    assertThat(after.path("state").asText()).isEqualTo("PUBLISHED");
    assertThat(after.path("schedule").isNull()).isTrue();
    assertThat(audit(news, "PUBLISH")).singleElement().satisfies(row -> {
      assertThat(detail(row).path("scheduled").asText()).isEqualTo(due.toString());
      assertThat(row.path("account").asText()).isEqualTo(planned.at("/schedule/by").asText());
    });
  }

  @Test
  void aPlannedWithdrawalEndsThePrintWithItsNotice() {
    WorkingCopy news = office.published(News.TYPE, News.inFrench(News.unique("Retirée")));
    plan(news, "WITHDRAW", with(with(in(4), "kind", "notice"), "publicNotice", "Un avis")).expect(200);
    office.visitor().get(news.delivered("fr")).expect(200);
    awaitDelivered(news, 410);
    assertThat(office.visitor().get(news.delivered("fr")).text()).contains("Un avis");
    assertThat(office.state(news, "fr")).isEqualTo("WITHDRAWN");
  }

  @Test
  void approvalAndPlanGoTogether() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Ensemble")));
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    JsonNode planned = office.move(office.admin(), news, "fr", "APPROVE", with(NEXT_YEAR, "then", "PUBLISH")).expect(200).json();
    assertThat(planned.path("state").asText()).isEqualTo("APPROVED");
    assertThat(planned.at("/schedule/transition").asText()).isEqualTo("PUBLISH");
  }

  @Test
  void bothChangesOfTheClocksAreAskedAbout() {
    WorkingCopy news = approved("Heure d’été");
    Http.Answer never = plan(news, "PUBLISH", Map.of("at", "2027-03-28T02:30")).expect(422);
    assertThat(never.json().at("/errors/0/pointer").asText()).isEqualTo("/at");
    assertThat(never.json().path("nearest").asText()).isEqualTo("2027-03-28T03:00");
    Http.Answer twice = plan(news, "PUBLISH", Map.of("at", "2027-10-31T02:30", "zone", "Europe/Paris")).expect(422);
    assertThat(twice.json().at("/errors/0/pointer").asText()).isEqualTo("/offset");
    assertThat(twice.json().path("offsets")).extracting(JsonNode::textValue).containsExactly("+02:00", "+01:00");
    assertThat(plan(news, "PUBLISH", Map.of("at", "2027-10-31T02:30", "offset", "+01:00")).expect(200).json().at("/schedule/due").asText())
        .isEqualTo("2027-10-31T01:30:00Z");
    assertThat(plan(news, "PUBLISH", Map.of("at", "2027-10-31T02:30", "offset", "+02:00")).expect(200).json().at("/schedule/due").asText())
        .as("a new plan takes the place of the old").isEqualTo("2027-10-31T00:30:00Z");
  }

  @Test
  void whatCannotBePlannedIsRefusedAtItsPlace() {
    WorkingCopy news = approved("Impossible");
    assertThat(pointer(plan(news, "PUBLISH", Map.of("at", "2020-01-01T09:00")).expect(422))).isEqualTo("/at");
    assertThat(pointer(plan(news, "PUBLISH", Map.of("zone", "Europe/Paris")).expect(422))).isEqualTo("/zone");
    assertThat(pointer(plan(news, "PUBLISH", with(NEXT_YEAR, "zone", "Europe/Lutetia")).expect(422))).isEqualTo("/zone");
    assertThat(pointer(plan(news, "PUBLISH", with(NEXT_YEAR, "then", "WITHDRAW")).expect(422))).isEqualTo("/then");
    assertThat(pointer(plan(news, "ARCHIVE", NEXT_YEAR).expect(422))).isEqualTo("/at");
    office.move(office.author(), news, "fr", "PUBLISH", NEXT_YEAR).expect(403);
    office.publisher().post(news.in("fr") + "/transitions", with(NEXT_YEAR, "transition", "PUBLISH")).expect(428);
    plan(news, "WITHDRAW", NEXT_YEAR).expect(409);
    assertThat(standing(news).path("schedule").isNull()).isTrue();
    assertThat(office.state(news, "fr")).isEqualTo("APPROVED");
  }

  private static String pointer(Http.Answer refused) {
    return refused.json().at("/errors/0/pointer").asText();
  }

  @Test
  void whateverVoidsTheApprovalCancelsThePlanAndIsTold() {
    WorkingCopy news = approved("Caduque");
    plan(news, "PUBLISH", NEXT_YEAR).expect(200);
    office.edit(office.author(), news, Map.of("note", "Pour nous seuls")).expect(200);
    assertThat(standing(news).path("schedule").isNull()).as("an internal note cancels nothing").isFalse();
    Instant due = Instant.parse(standing(news).at("/schedule/due").asText());
    office.editWords(office.author(), news, "fr", Map.of("summary", "Tout autre chose")).expect(200);
    assertThat(standing(news).path("schedule").isNull()).isTrue();
    assertThat(audit(news, "LAPSE_SCHEDULE")).singleElement().satisfies(row -> {
      assertThat(detail(row).path("reason").asText()).isEqualTo("EDIT");
      assertThat(detail(row).path("due").asText()).isEqualTo(due.toString());
    });
  }

  @Test
  void publishingNowTakesThePlaceOfThePlan() {
    WorkingCopy news = approved("Maintenant");
    plan(news, "PUBLISH", NEXT_YEAR).expect(200);
    assertThat(plan(news, "PUBLISH", Map.of()).expect(200).json().path("schedule").isNull()).isTrue();
    assertThat(audit(news, "LAPSE_SCHEDULE")).singleElement().satisfies(row -> assertThat(detail(row).path("reason").asText()).isEqualTo("PUBLISH"));
  }

  @Test
  void whatIsDeletedIsPlannedNoMore() {
    WorkingCopy news = approved("Supprimée");
    plan(news, "PUBLISH", NEXT_YEAR).expect(200);
    office.delete(office.author(), news).expect(204);
    assertThat(listed(news, "")).isEmpty();
    assertThat(audit(news, "LAPSE_SCHEDULE")).singleElement().satisfies(row -> assertThat(detail(row).path("reason").asText()).isEqualTo("DELETE"));
  }

  @Test
  void anAuthorOrAPublisherCancels() {
    WorkingCopy news = approved("Annulée");
    assertThat(problem(office.move(office.author(), news, "fr", "CANCEL_SCHEDULE").expect(409))).endsWith("/not-in-this-state");
    plan(news, "PUBLISH", NEXT_YEAR).expect(200);
    office.move(office.reviewer(), news, "fr", "CANCEL_SCHEDULE").expect(403);
    assertThat(office.move(office.author(), news, "fr", "CANCEL_SCHEDULE").expect(200).json().path("schedule").isNull()).isTrue();
    plan(news, "PUBLISH", NEXT_YEAR).expect(200);
    plan(news, "CANCEL_SCHEDULE", Map.of()).expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("APPROVED");
  }

  @Test
  void thePlanSurvivesTheDemotionOfWhoeverMadeItAndIsListedForTheOthers() {
    String name = "p-" + UUID.randomUUID().toString().substring(0, 13);
    String account = "api/editorial/v1/accounts/" + office.admin().post("api/editorial/v1/accounts", Map.of("name", name, "password",
        TestRun.DEMO_PASSWORD, "mustChangePassword", false, "grants", List.of(Map.of("role", "PUBLISHER")))).expect(201).json().path("id").asText();
    WorkingCopy soon = approved("Bientôt");
    WorkingCopy later = approved("Plus tard");
    Http newcomer = office.visitor().as(name);
    office.move(newcomer, soon, "fr", "PUBLISH", in(5)).expect(200);
    office.move(newcomer, later, "fr", "PUBLISH", NEXT_YEAR).expect(200);
    assertThat(listed(later, "").orElseThrow().at("/by/may").booleanValue()).isTrue();
    office.admin().with("If-Match", office.admin().get(account).etag()).patch(account, Map.of("grants", List.of(), "status", "SUSPENDED")).expect(200);
    JsonNode entry = listed(later, "type=news&locale=fr&kind=publish&").orElseThrow();
    assertThat(entry.at("/by/may").booleanValue()).isFalse();
    assertThat(entry.at("/by/name").asText()).isEqualTo(name);
    assertThat(entry.path("title").asText()).startsWith("Plus tard");
    assertThat(listed(later, "kind=withdraw&")).isEmpty();
    assertThat(listed(later, "locale=en&")).isEmpty();
    awaitDelivered(soon, 200);
  }

  /** Page by page, in the order of what is due. */
  private static Optional<JsonNode> listed(WorkingCopy copy, String filter) {
    String address = "/api/editorial/v1/schedules?" + filter + "limit=2";
    Instant before = Instant.EPOCH;
    Optional<JsonNode> found = Optional.empty();
    while (!address.isEmpty()) {
      JsonNode page = office.reviewer().get(address).expect(200).json();
      for (JsonNode entry : page.path("data")) {
        Instant due = Instant.parse(entry.at("/schedule/due").asText());
        assertThat(due).isAfterOrEqualTo(before);
        before = due;
        found = entry.path("id").asText().equals(copy.id()) ? Optional.of(entry) : found;
      }
      address = page.path("links").path("next").asText();
    }
    return found;
  }

  private static WorkingCopy linkingTo(WorkingCopy other) {
    WorkingCopy news = office.create(office.author(), News.TYPE, Map.of("displayDate", "2015-04-16", "words", Map.of("fr",
        Map.of("title", News.unique("Liée"), "summary", "x", "body", "Voir [ceci](entente:news/" + other.id() + ")"))));
    office.approve(news, "fr");
    return news;
  }

  @Test
  void whatLinksToWhatIsPlannedForTheSameTimeWaitsForIt() {
    WorkingCopy first = approved("Cible");
    WorkingCopy second = linkingTo(first);
    WorkingCopy third = linkingTo(second);
    Map<String, Object> when = in(5);
    List.of(third, second, first).forEach(copy -> plan(copy, "PUBLISH", when).expect(200));
    List.of(first, second, third).forEach(copy -> awaitDelivered(copy, 200));
  }

  @Test
  void whatCannotBeMadeEndsAsFailedWithItsReason() {
    WorkingCopy hidden = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Cachée")));
    WorkingCopy news = linkingTo(hidden);
    plan(news, "PUBLISH", in(3)).expect(200);
    Until.holds("it has failed", () -> standing(news).at("/schedule/problem").isTextual());
    assertThat(standing(news).at("/schedule/problem").asText()).isEqualTo("links-to-unpublished");
    assertThat(listed(news, "").orElseThrow().at("/schedule/problem").asText()).isEqualTo("links-to-unpublished");
    assertThat(audit(news, "FAIL_SCHEDULE")).hasSize(1);
    assertThat(office.state(news, "fr")).isEqualTo("APPROVED");
    plan(news, "CANCEL_SCHEDULE", Map.of()).expect(200);
    assertThat(listed(news, "")).isEmpty();
  }

  @Test
  void nothingIsPublishedBeforeItsEmbargoEnds() {
    WorkingCopy news = approved("Embargo");
    Instant end = Instant.now().plus(8, ChronoUnit.SECONDS);
    office.edit(office.author(), news, Map.of("embargoUntil", end.toString())).expect(200);
    Http.Answer refused = plan(news, "PUBLISH", Map.of()).expect(409);
    assertThat(problem(refused)).endsWith("/embargoed");
    assertThat(Instant.parse(refused.json().path("earliest").asText())).isEqualTo(end.truncatedTo(ChronoUnit.MICROS));
    assertThat(problem(plan(news, "PUBLISH", in(4)).expect(409))).endsWith("/embargoed");
    plan(news, "PUBLISH", Map.of("at", refused.json().path("at").asText(), "zone", refused.json().path("zone").asText())).expect(200);
    awaitDelivered(news, 200);
    assertThat(Instant.parse(office.visitor().get(news.delivered("fr")).json().path("publishedAt").asText())).isAfterOrEqualTo(end);
  }

  @Test
  void anEmbargoMovedLaterMovesThePlanAndMovedEarlierVoidsTheApproval() {
    WorkingCopy news = approved("Embargo déplacé");
    office.edit(office.author(), news, Map.of("embargoUntil", "2090-01-01T00:00:00Z")).expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("APPROVED");
    plan(news, "PUBLISH", Map.of("at", "2090-02-01T00:00", "zone", "America/New_York")).expect(200);
    office.edit(office.author(), news, Map.of("embargoUntil", "2090-07-01T12:30:00Z")).expect(200);
    JsonNode moved = standing(news);
    assertThat(moved.path("state").asText()).isEqualTo("APPROVED");
    assertThat(moved.at("/schedule/at").asText()).isEqualTo("2090-07-01T08:30");
    assertThat(moved.at("/schedule/due").asText()).isEqualTo("2090-07-01T12:30:00Z");
    assertThat(audit(news, "MOVE_SCHEDULE")).hasSize(1);
    office.edit(office.author(), news, Map.of("embargoUntil", "2090-03-01T00:00:00Z")).expect(200);
    assertThat(standing(news).path("state").asText()).isEqualTo("DRAFT");
    assertThat(standing(news).path("schedule").isNull()).isTrue();
    assertThat(audit(news, "LAPSE_SCHEDULE")).singleElement().satisfies(row -> assertThat(detail(row).path("reason").asText()).isEqualTo("EMBARGO"));
    office.approve(news, "fr");
    Map<String, Object> none = new HashMap<>();
    none.put("embargoUntil", null);
    office.edit(office.author(), news, none).expect(200);
    assertThat(office.state(news, "fr")).as("no embargo at all is an earlier one").isEqualTo("DRAFT");
  }

  @Test
  void whoeverShortensAnEmbargoApprovesItNot() {
    WorkingCopy news = approved("Raccourci");
    office.edit(office.author(), news, Map.of("embargoUntil", "2090-01-01T00:00:00Z")).expect(200);
    office.edit(office.admin(), news, Map.of("embargoUntil", "2089-01-01T00:00:00Z")).expect(200);
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    assertThat(problem(office.move(office.admin(), news, "fr", "APPROVE").expect(403))).endsWith("/four-eyes");
    office.move(office.reviewer(), news, "fr", "APPROVE").expect(200);
  }

  @Test
  void anEmbargoLeavesWhatIsPublic() {
    WorkingCopy news = office.published(News.TYPE, News.inFrench(News.unique("Déjà publique")));
    office.edit(office.author(), news, Map.of("embargoUntil", "2090-01-01T00:00:00Z")).expect(200);
    office.edit(office.author(), news, Map.of("embargoUntil", "2089-01-01T00:00:00Z")).expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("PUBLISHED");
    office.visitor().get(news.delivered("fr")).expect(200);
  }

  @Test
  void whatHasOutlivedItsLastDayWithdrawsByItself() {
    WorkingCopy news = approved("Périmée");
    office.edit(office.author(), news, Map.of("expires", LocalDateTime.now(PARIS).toLocalDate().minusDays(1).toString())).expect(200);
    plan(news, "PUBLISH", Map.of()).expect(200);
    awaitDelivered(news, 410);
    Until.holds("it is withdrawn", () -> office.state(news, "fr").equals("WITHDRAWN"));
    assertThat(audit(news, "WITHDRAW")).singleElement()
        .satisfies(row -> assertThat(row.path("account").asText()).isEqualTo("00000000-0000-4000-8000-000000000002"));
  }

  @Test
  void theLastDayOfWhatIsLiveIsThePublishersAndStandsAsPublished() {
    WorkingCopy news = approved("Dernier jour");
    office.edit(office.author(), news, Map.of("expires", "2087-01-01")).expect(200);
    plan(news, "PUBLISH", Map.of()).expect(200);
    Http.Answer refused = office.edit(office.author(), news, Map.of("expires", "2088-01-01")).expect(403);
    assertThat(problem(refused)).endsWith("/role-needed");
    assertThat(refused.json().path("needs").asText()).isEqualTo("PUBLISHER");
    office.edit(office.publisher(), news, Map.of("expires", "2020-01-01")).expect(200);
    office.edit(office.publisher(), news, Map.of("note", "x")).expect(403);
    WorkingCopy other = approved("Témoin");
    plan(other, "PUBLISH", in(3)).expect(200);
    awaitDelivered(other, 200);
    office.visitor().get(news.delivered("fr")).expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("PUBLISHED");
  }
}
