package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Texts that become public together: checked, planned, published and taken back as one. */
class ReleasesIT extends Journey {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Map<String, Object> NEXT_YEAR = Map.of("at", Instant.now().atZone(PARIS).getYear() + 1 + "-07-14T09:00");
  private static final List<Bundled> BEGUN = new ArrayList<>();

  @AfterAll
  static void throwAway() {
    BEGUN.forEach(release -> {
      if (release.read(office.admin()).path("state").asText().equals("SCHEDULED")) {
        release.move(office.admin(), "CANCEL_SCHEDULE").expect(200);
      }
      if (release.read(office.admin()).path("state").asText().equals("OPEN")) {
        release.delete(office.admin()).expect(204);
      }
    });
  }

  private static Map<String, Object> in(int seconds) {
    return Map.of("at", LocalDateTime.ofInstant(Instant.now(), PARIS).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  @SafeVarargs
  private static Bundled release(Stream<Map<String, Object>>... items) {
    Bundled release = Bundled.begin(office.author(), News.unique("Visite"), Stream.of(items).flatMap(item -> item).toList());
    BEGUN.add(release);
    return release;
  }

  private static WorkingCopy draft(String word) {
    return office.create(office.author(), News.TYPE, News.inFrench(News.unique(word)));
  }

  private static WorkingCopy approved(String word) {
    WorkingCopy copy = draft(word);
    office.approve(copy, "fr");
    return copy;
  }

  private static void link(WorkingCopy from, WorkingCopy to) {
    office.editWords(office.author(), from, "fr", Map.of("body", "Voir [ceci](entente:news/" + to.id() + ")")).expect(200);
  }

  private static Http.Answer publicly(WorkingCopy copy) {
    return office.visitor().get(copy.delivered("fr"));
  }

  private static Map<String, List<String>> problems(JsonNode told) {
    Map<String, List<String>> problems = new HashMap<>();
    told.path("items").forEach(item -> problems.put(item.path("id").asText(),
        StreamSupport.stream(item.path("problems").spliterator(), false).map(problem -> problem.path("problem").asText()).toList()));
    return problems;
  }

  @Test
  void whatIsInItBecomesPublicTogetherAndMayLinkToOneAnother() {
    WorkingCopy first = draft("Programme");
    WorkingCopy second = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Délégation")));
    link(first, second);
    link(second, first);
    office.approve(first, "fr");
    office.approve(second, "fr");
    office.approve(second, "en");
    assertThat(problem(office.move(office.publisher(), first, "fr", "PUBLISH").expect(409))).endsWith("/links-to-unpublished");
    Bundled release = release(Bundled.of(first, "fr"), Bundled.of(second, "fr", "en"));
    assertThat(release.check(office.reviewer()).path("ready").booleanValue()).isTrue();
    JsonNode published = release.move(office.publisher(), "PUBLISH", Map.of("note", "La visite commence")).expect(200).json();
    assertThat(published.path("state").asText()).isEqualTo("PUBLISHED");
    assertThat(published.path("visible").booleanValue()).isTrue();
    assertThat(published.path("lastSequence").asLong() - published.path("firstSequence").asLong()).isEqualTo(2);
    assertThat(published.path("items")).hasSize(3).allSatisfy(item -> assertThat(item.path("action").asText()).isEqualTo("PUBLISHED"));
    Instant at = Instant.parse(publicly(first).expect(200).json().path("publishedAt").asText());
    assertThat(Instant.parse(publicly(second).expect(200).json().path("publishedAt").asText())).isEqualTo(at);
    assertThat(publicly(first).text()).contains(second.id());
    office.visitor().get(second.delivered("en")).expect(200);
    assertThat(office.state(second, "en")).isEqualTo("PUBLISHED");
    assertThat(problem(release.move(office.publisher(), "PUBLISH").expect(409))).endsWith("/not-in-this-state");
  }

  @Test
  void allThatKeepsItFromBecomingPublicIsToldAndNothingBecomesSo() {
    WorkingCopy hidden = draft("Cachée");
    WorkingCopy linking = draft("Liée");
    link(linking, hidden);
    office.approve(linking, "fr");
    WorkingCopy sound = approved("Prête");
    WorkingCopy unread = draft("Non relue");
    WorkingCopy early = approved("Embargo");
    office.edit(office.author(), early, Map.of("embargoUntil", "2090-01-01T00:00:00Z")).expect(200);
    WorkingCopy changed = approved("Modifiée");
    Bundled release = release(Stream.of(linking, sound, unread, early, changed).flatMap(copy -> Bundled.of(copy, "fr")));
    office.editWords(office.author(), changed, "fr", Map.of("summary", "Tout autre chose")).expect(200);
    Map<String, List<String>> expected = Map.of(linking.id(), List.of("links-to-unpublished"), unread.id(), List.of("not-in-this-state"),
        early.id(), List.of("embargoed"), changed.id(), List.of("text-changed", "not-in-this-state"));
    assertThat(problems(release.check(office.reviewer()))).isEqualTo(expected);
    Http.Answer refused = release.move(office.publisher(), "PUBLISH").expect(409);
    assertThat(problem(refused)).endsWith("/release-not-ready");
    assertThat(problems(refused.json())).isEqualTo(expected);
    assertThat(problem(release.move(office.publisher(), "PUBLISH", NEXT_YEAR).expect(409))).endsWith("/release-not-ready");
    publicly(sound).expect(404);
    assertThat(office.state(sound, "fr")).isEqualTo("APPROVED");
    office.approve(changed, "fr");
    assertThat(problems(release.check(office.reviewer())).get(changed.id())).containsExactly("text-changed");
    release.add(office.author(), Bundled.of(changed, "fr").toList()).expect(200);
    assertThat(problems(release.check(office.reviewer()))).doesNotContainKey(changed.id());
  }

  @Test
  void whatIsPublicAlreadyAsItStandsKeepsNobody() {
    WorkingCopy soon = approved("Avant l’heure");
    WorkingCopy later = approved("À l’heure");
    Bundled release = release(Bundled.of(soon, "fr"), Bundled.of(later, "fr"));
    office.move(office.publisher(), soon, "fr", "PUBLISH").expect(200);
    String etag = publicly(soon).etag();
    JsonNode published = release.move(office.publisher(), "PUBLISH").expect(200).json();
    assertThat(published.path("firstSequence").asLong()).isEqualTo(published.path("lastSequence").asLong());
    assertThat(publicly(soon).etag()).isEqualTo(etag);
    release.move(office.publisher(), "UNDO").expect(200);
    assertThat(publicly(soon).expect(200).etag()).as("what it has not published it does not take back").isEqualTo(etag);
    publicly(later).expect(410);
  }

  @Test
  void undoingBringsTheFormerBytesBackAndWithdrawsWhatWasNotPublic() {
    WorkingCopy old = office.published(News.TYPE, News.inFrench(News.unique("Ancienne")));
    WorkingCopy former = office.published(News.TYPE, News.inFrench(News.unique("Avis")));
    office.move(office.publisher(), former, "fr", "WITHDRAW", Map.of("kind", "notice", "publicNotice", "Reportée")).expect(200);
    WorkingCopy young = approved("Nouvelle");
    Http.Answer before = publicly(old).expect(200);
    office.editWords(office.author(), old, "fr", Map.of("title", News.unique("Changée"), "slug", "changee-" + old.id().substring(0, 8))).expect(200);
    office.approve(old, "fr");
    Bundled release = release(Bundled.of(old, "fr"), Bundled.of(young, "fr"), Bundled.of(former, "fr"));
    release.move(office.publisher(), "PUBLISH", Map.of("change", "major")).expect(200);
    Map<WorkingCopy, Http.Answer> during = new HashMap<>();
    List.of(old, young, former).forEach(copy -> during.put(copy, publicly(copy).expect(200)));
    assertThat(during.get(old).bytes()).isNotEqualTo(before.bytes());

    JsonNode undone = release.move(office.publisher(), "UNDO", Map.of("note", "La visite est reportée")).expect(200).json();
    assertThat(undone.path("state").asText()).isEqualTo("UNDONE");
    assertThat(undone.path("visible").booleanValue()).isTrue();
    assertThat(publicly(old).expect(200).bytes()).isEqualTo(before.bytes());
    assertThat(publicly(old).etag()).isEqualTo(before.etag());
    publicly(young).expect(410);
    assertThat(publicly(former).expect(410).text()).as("the notice of before").contains("Reportée");
    office.visitor().get("api/v1/news/" + before.json().path("slug").asText() + "?locale=fr").expect(200);
    assertThat(office.state(old, "fr")).as("its text stays approved").isEqualTo("APPROVED");
    assertThat(List.of(office.state(young, "fr"), office.state(former, "fr"))).containsOnly("WITHDRAWN");
    Bundled back = new Bundled(undone.path("undoneBy").asText());
    JsonNode undoing = back.read(office.reviewer());
    assertThat(undoing.path("undoes").asText()).isEqualTo(release.id());
    assertThat(undoing.path("items")).extracting(item -> item.path("action").asText()).containsExactlyInAnyOrder("RESTORED", "WITHDRAWN", "WITHDRAWN");
    assertThat(problem(release.move(office.publisher(), "UNDO").expect(409))).endsWith("/not-in-this-state");

    back.move(office.publisher(), "UNDO").expect(200);
    during.forEach((copy, answer) -> {
      assertThat(publicly(copy).expect(200).bytes()).as("an undoing is undone alike: %s", copy).isEqualTo(answer.bytes());
      assertThat(publicly(copy).etag()).isEqualTo(answer.etag());
      assertThat(office.state(copy, "fr")).isEqualTo("PUBLISHED");
    });
  }

  @Test
  void whereSomethingHasHappenedSinceNothingIsUndone() {
    WorkingCopy moved = approved("Partie");
    WorkingCopy staying = approved("Restée");
    Bundled release = release(Bundled.of(moved, "fr"), Bundled.of(staying, "fr"));
    release.move(office.publisher(), "PUBLISH").expect(200);
    office.editWords(office.author(), moved, "fr", Map.of("summary", "Une suite")).expect(200);
    office.approve(moved, "fr");
    office.move(office.publisher(), moved, "fr", "PUBLISH").expect(200);
    Http.Answer refused = release.move(office.publisher(), "UNDO").expect(409);
    assertThat(problem(refused)).endsWith("/release-moved-on");
    assertThat(problems(refused.json())).isEqualTo(Map.of(moved.id(), List.of("moved-on")));
    publicly(staying).expect(200);
  }

  @Test
  void whatIsWrittenStaysAndTheDraftReturnsToTheRestoredPrint() {
    WorkingCopy news = office.published(News.TYPE, News.inFrench(News.unique("Première")));
    Http.Answer before = publicly(news);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Deuxième")).expect(200);
    office.approve(news, "fr");
    Bundled release = release(Bundled.of(news, "fr"));
    release.move(office.publisher(), "PUBLISH").expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Troisième")).expect(200);
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    release.move(office.publisher(), "UNDO").expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("IN_REVIEW");
    assertThat(office.admin().get(news.in("fr")).json().path("summary").asText()).isEqualTo("Troisième");
    office.move(office.author(), news, "fr", "RECALL").expect(200);
    office.move(office.author(), news, "fr", "DISCARD").expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("PUBLISHED");
    assertThat(office.admin().get(news.in("fr")).json().path("summary").asText()).isEqualTo("Un résumé");
    assertThat(publicly(news).bytes()).isEqualTo(before.bytes());
  }

  @Test
  void theMarkOfWhatNobodyReviewedReturnsWithItsPrint() {
    WorkingCopy news = draft("D’urgence");
    office.move(office.admin(), news, "fr", "FORCE_PUBLISH", Map.of("note", "Il le faut")).expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Relu")).expect(200);
    office.approve(news, "fr");
    Bundled release = release(Bundled.of(news, "fr"));
    release.move(office.publisher(), "PUBLISH").expect(200);
    assertThat(office.admin().get(news.in("fr")).json().path("flagged").booleanValue()).isFalse();
    release.move(office.publisher(), "UNDO").expect(200);
    assertThat(office.admin().get(news.in("fr")).json().path("flagged").booleanValue()).isTrue();
    assertThat(office.state(news, "fr")).isEqualTo("APPROVED");
  }

  /** Somebody new who publishes these types, or all when none is named. */
  private static String publisher(String... types) {
    String name = "p-" + UUID.randomUUID().toString().substring(0, 13);
    Map<String, Object> grant = types.length == 0 ? Map.of("role", "PUBLISHER") : Map.of("role", "PUBLISHER", "types", List.of(types));
    office.admin().post("api/editorial/v1/accounts", Map.of("name", name, "password", TestRun.DEMO_PASSWORD, "mustChangePassword", false,
        "grants", List.of(grant))).expect(201);
    return name;
  }

  private static void suspend(String planner) {
    String account = "api/editorial/v1/accounts/" + planner;
    office.admin().with("If-Match", office.admin().get(account).etag()).patch(account, Map.of("grants", List.of(), "status", "SUSPENDED")).expect(200);
  }

  @Test
  void aPlannedReleaseBecomesPublicAtItsTimeAndIsListedUntilThen() {
    WorkingCopy first = approved("Prévue une");
    WorkingCopy second = approved("Prévue deux");
    Bundled release = release(Bundled.of(first, "fr"), Bundled.of(second, "fr"));
    JsonNode planned = release.move(office.visitor().as(publisher()), "PUBLISH", in(6)).expect(200).json();
    assertThat(listed(release, "").at("/by/may").booleanValue()).isTrue();
    suspend(planned.at("/schedule/by").asText());
    assertThat(listed(release, "").at("/by/may").booleanValue()).as("it is made all the same").isFalse();
    assertThat(planned.path("state").asText()).isEqualTo("SCHEDULED");
    Instant due = Instant.parse(planned.at("/schedule/due").asText());
    assertThat(problem(release.add(office.author(), Bundled.of(first, "fr").toList()).expect(409))).endsWith("/not-in-this-state");
    assertThat(listed(release, "kind=publish&type=news&").path("schedule").path("due").asText()).isEqualTo(due.toString());
    assertThat(listed(release, "kind=withdraw&").isMissingNode()).isTrue();
    assertThat(listed(release, "locale=en&").isMissingNode()).isTrue();
    assertThat(goingLive(first)).isTrue();
    assertThat(office.author().get(first.in("fr")).expect(200).json().path("inPlannedRelease").booleanValue()).isTrue();
    publicly(first).expect(404);
    Until.holds("it is public", () -> publicly(second).status() == 200);
    assertThat(Instant.parse(publicly(first).expect(200).json().path("publishedAt").asText())).isAfterOrEqualTo(due);
    assertThat(release.read(office.reviewer()).path("state").asText()).isEqualTo("PUBLISHED");
    assertThat(listed(release, "").isMissingNode()).isTrue();
    assertThat(office.author().get(first.in("fr")).expect(200).json().has("inPlannedRelease")).isFalse();
  }

  private static JsonNode listed(Bundled release, String filter) {
    String address = "/api/editorial/v1/schedules?" + filter + "limit=2";
    Instant before = Instant.EPOCH;
    while (!address.isEmpty()) {
      JsonNode page = office.reviewer().get(address).expect(200).json();
      assertThat(page.path("data").size()).isLessThanOrEqualTo(2);
      for (JsonNode entry : page.path("data")) {
        Instant due = Instant.parse(entry.at("/schedule/due").asText());
        assertThat(due).isAfterOrEqualTo(before);
        before = due;
        if (entry.path("id").asText().equals(release.id())) {
          return entry;
        }
      }
      address = page.path("links").path("next").asText();
    }
    return office.reviewer().get("api/editorial/v1/schedules").json().path("missing");
  }

  private static boolean goingLive(WorkingCopy copy) {
    String address = "/api/editorial/v1/queue?view=going-live&limit=100";
    boolean found = false;
    while (!address.isEmpty()) {
      JsonNode page = office.reviewer().get(address).expect(200).json();
      found |= page.path("data").findValuesAsText("id").contains(copy.id());
      address = page.path("links").path("next").asText();
    }
    return found;
  }

  @Test
  void aPlanFallsWithATextAndIsMovedByAnEmbargo() {
    WorkingCopy first = approved("Caduque");
    WorkingCopy second = approved("Déplacée");
    Bundled release = release(Bundled.of(first, "fr"), Bundled.of(second, "fr"));
    release.move(office.publisher(), "PUBLISH", Map.of("at", "2090-02-01T00:00", "zone", "America/New_York")).expect(200);
    office.edit(office.author(), second, Map.of("embargoUntil", "2090-07-01T12:30:00Z")).expect(200);
    Until.holds("it has moved", () -> release.read(office.admin()).at("/schedule/due").asText().equals("2090-07-01T12:30:00Z"));
    assertThat(release.read(office.admin()).at("/schedule/at").asText()).startsWith("2090-07-01T08:30");
    office.editWords(office.author(), first, "fr", Map.of("summary", "Tout autre chose")).expect(200);
    Until.holds("it has lapsed", () -> release.read(office.admin()).path("state").asText().equals("OPEN"));
    assertThat(release.read(office.admin()).path("schedule").isNull()).isTrue();
    Until.holds("whoever planned it is told", () -> isTold("schedule-lapsed", first) && isTold("schedule-moved", second));
    Until.holds("the audit tells", () -> office.admin().get("api/editorial/v1/audit").expect(200).text().lines()
        .anyMatch(line -> line.contains("LAPSE_SCHEDULE") && line.contains(release.id())));
  }

  private static boolean isTold(String kind, WorkingCopy copy) {
    return office.publisher().get("api/editorial/v1/notices?limit=100&kind=" + kind).expect(200).text().contains(copy.id());
  }

  @Test
  void whatCannotGoOutAtItsTimeIsTold() {
    WorkingCopy hidden = draft("Cachée");
    WorkingCopy linking = draft("Liée");
    link(linking, hidden);
    office.approve(linking, "fr");
    Bundled release = release(Bundled.of(linking, "fr"));
    release.move(office.publisher(), "PUBLISH", in(2)).expect(200);
    Until.holds("it has failed", () -> release.read(office.admin()).at("/schedule/problem").isTextual());
    JsonNode failed = release.read(office.admin());
    assertThat(failed.at("/schedule/problem").asText()).isEqualTo("release-not-ready");
    assertThat(failed.path("state").asText()).isEqualTo("OPEN");
    assertThat(listed(release, "").at("/schedule/problem").asText()).isEqualTo("release-not-ready");
    release.move(office.publisher(), "CANCEL_SCHEDULE").expect(200);
    assertThat(problem(release.move(office.publisher(), "CANCEL_SCHEDULE").expect(409))).endsWith("/not-in-this-state");
  }

  @Test
  void onlyWhoPublishesEverythingInItPublishesIt() {
    WorkingCopy news = approved("Réservée");
    WorkingCopy topic = office.create(office.author(), "topics", Map.of("words", Map.of("fr", Map.of("title", News.unique("Thème")))));
    office.approve(topic, "fr");
    Bundled release = release(Bundled.of(news, "fr"), Bundled.of(topic, "fr"));
    release.move(office.author(), "PUBLISH").expect(403);
    Http limited = office.visitor().as(publisher("news"));
    for (Map<String, Object> when : List.of(Map.<String, Object>of(), NEXT_YEAR)) {
      Http.Answer refused = release.move(limited, "PUBLISH", when).expect(403);
      assertThat(refused.json().path("items")).singleElement().satisfies(item -> assertThat(item.path("id").asText()).isEqualTo(topic.id()));
    }
    publicly(news).expect(404);
    release.move(office.publisher(), "PUBLISH").expect(200);
    release.move(limited, "UNDO").expect(403);
    office.reviewer().post(Bundled.ROOT, Map.of("name", "Non")).expect(403);
  }

  @Test
  void whatIsInAReleaseToComeIsNotDeleted() {
    WorkingCopy news = draft("Retenue");
    Bundled release = release(Bundled.of(news, "fr"));
    assertThat(problem(office.delete(office.author(), news).expect(409))).endsWith("/in-a-release");
    release.inVersion(office.author()).delete(release.path() + "/items/" + news.id() + "/fr").expect(200);
    assertThat(problem(release.move(office.publisher(), "PUBLISH").expect(409))).endsWith("/release-empty");
    office.delete(office.author(), news).expect(204);
  }

  @Test
  void whatIsToldWrongIsRefusedAtItsPlace() {
    WorkingCopy news = draft("Exacte");
    Http author = office.author();
    String key = UUID.randomUUID().toString();
    Map<String, Object> body = Map.of("name", News.unique("Une fois"));
    String made = author.with("Idempotency-Key", key).post(Bundled.ROOT, body).expect(201).json().path("id").asText();
    Bundled release = new Bundled(made);
    BEGUN.add(release);
    assertThat(author.with("Idempotency-Key", key).post(Bundled.ROOT, body).expect(201).json().path("id").asText()).isEqualTo(made);
    author.with("Idempotency-Key", key).post(Bundled.ROOT, Map.of("name", "Autre")).expect(409);
    assertThat(pointer(author.post(Bundled.ROOT, Map.of("name", " ")).expect(422))).isEqualTo("/name");
    Map<String, Object> unknown = Map.of("type", "news", "id", UUID.randomUUID().toString(), "locale", "fr");
    assertThat(pointer(release.add(author, List.of(Bundled.of(news, "fr").findFirst().orElseThrow(), unknown)).expect(422))).isEqualTo("/items/1");
    Map<String, Object> other = new HashMap<>(Bundled.of(news, "fr").findFirst().orElseThrow());
    other.put("fingerprint", "0".repeat(64));
    assertThat(pointer(release.add(author, List.of(other)).expect(422))).isEqualTo("/items/0/fingerprint");
    assertThat(pointer(release.move(office.publisher(), "UNDO", NEXT_YEAR).expect(422))).isEqualTo("/at");
    assertThat(pointer(release.move(office.publisher(), "PUBLISH", Map.of("kind", "gone")).expect(422))).isEqualTo("/kind");
    assertThat(pointer(release.move(office.publisher(), "PUBLISH", Map.of("change", "minor", "publicNote", "Personne ne le lirait")).expect(422)))
        .isEqualTo("/publicNote");
    assertThat(release.move(office.publisher(), "PUBLISH", Map.of("at", "2027-03-28T02:30")).expect(422).json().path("nearest").asText())
        .isEqualTo("2027-03-28T03:00");
    assertThat(pointer(release.move(office.publisher(), "PUBLISH", Map.of("at", "2027-10-31T02:30")).expect(422))).isEqualTo("/offset");
    author.patch(release.path(), Map.of("name", "Sans version")).expect(428);
    author.with("If-Match", "\"r99\"").patch(release.path(), Map.of("name", "Périmée")).expect(412);
    assertThat(release.inVersion(author).patch(release.path(), Map.of("name", "Renommée")).expect(200).json().path("name").asText()).isEqualTo("Renommée");
    assertThat(release.inVersion(author).put(release.path() + "/items", Map.of("items", List.of())).expect(200).json().path("size").asInt()).isZero();
  }

  private static String pointer(Http.Answer refused) {
    return refused.json().at("/errors/0/pointer").asText();
  }
}
