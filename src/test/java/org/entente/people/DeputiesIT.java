package org.entente.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.entente.people.Staff.Person;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever is away lets somebody review in their place, and four eyes stay four. */
class DeputiesIT {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final String NEWS = "api/editorial/v1/news";
  private static final String ISSUES = "api/editorial/v1/newsletter-issues";

  private static EntenteServer server;
  private static Staff staff;
  private static Person author;

  @BeforeAll
  static void open() throws Exception {
    server = EntenteServer.ofTheRun("deputies", Map.of()).start();
    staff = new Staff(server);
    author = staff.hire("ana", "AUTHOR", "REVIEWER");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void aDeputyReviewsWhatTheOtherMayUntilItIsOver() {
    Person away = staff.hireAny("REVIEWER:news:fr");
    Person deputy = staff.hireAny("PUBLISHER");
    String text = submitted(NEWS);
    assertThat(slug(approve(deputy, NEWS, text).expect(403))).isEqualTo("role-needed");
    Http.Answer named = name(away, deputy, today().plusDays(3));
    assertThat(named.expect(200).json().at("/deputy/id").textValue()).isEqualTo(deputy.id());
    assertThat(named.json().at("/deputy/until").textValue()).isEqualTo(today().plusDays(3).toString());
    JsonNode who = deputy.signedIn().get(Staff.SESSIONS + "/current").expect(200).json();
    assertThat(who.at("/standsInFor/0/id").textValue()).isEqualTo(away.id());
    assertThat(who.get("roles").toString()).as("a role of one's own is something else").isEqualTo("[\"PUBLISHER\"]");
    assertThat(deputy.signedIn().get("api/editorial/v1/queue?limit=100").expect(200).json().toString()).contains(text);
    assertThat(transitions(deputy, text)).contains("APPROVE");
    String next = submitted(NEWS);
    Until.holds("the deputy is told", () -> deputy.signedIn().get("api/editorial/v1/notices?kind=your-review&limit=100").expect(200).text().contains(next));
    JsonNode approved = approve(deputy, NEWS, text).expect(200).json();
    assertThat(approved.get("state").textValue()).isEqualTo("APPROVED");
    assertThat(slug(approve(deputy, "api/editorial/v1/topics", submitted("api/editorial/v1/topics")).expect(403))).as("news only").isEqualTo("role-needed");

    away.signedIn().delete(away.path() + "/deputy").expect(200);
    assertThat(slug(approve(deputy, NEWS, submitted(NEWS)).expect(403))).isEqualTo("role-needed");
  }

  @Test
  void neitherMayHaveWrittenWhatIsApproved() {
    Person deputy = staff.hireAny("PUBLISHER");
    name(author, deputy, today()).expect(200);
    String text = submitted(NEWS);
    assertThat(slug(approve(deputy, NEWS, text).expect(403))).isEqualTo("four-eyes");
    assertThat(transitions(deputy, text)).doesNotContain("APPROVE").contains("REQUEST_CHANGES");
    author.signedIn().delete(author.path() + "/deputy").expect(200);
  }

  @Test
  void theTwoAreOnePersonInARound() {
    Person away = staff.hireAny("REVIEWER");
    Person deputy = staff.hireAny("PUBLISHER");
    name(away, deputy, today().plusDays(1)).expect(200);
    String byThePrincipal = submitted(ISSUES);
    approve(away, ISSUES, byThePrincipal).expect(200);
    assertThat(slug(approve(deputy, ISSUES, byThePrincipal).expect(403))).isEqualTo("approved-by-you");
    String byTheDeputy = submitted(ISSUES);
    JsonNode given = approve(deputy, ISSUES, byTheDeputy).expect(200).json().at("/review/approvals/0");
    assertThat(given.get("account").textValue()).isEqualTo(deputy.id());
    assertThat(given.get("insteadOf").textValue()).isEqualTo(away.id());
    assertThat(slug(approve(away, ISSUES, byTheDeputy).expect(403))).isEqualTo("approved-by-you");
    assertThat(approve(staff.hireAny("REVIEWER"), ISSUES, byTheDeputy).expect(200).json().get("state").textValue()).isEqualTo("APPROVED");
  }

  @Test
  void aDeputyHasNobodyElsesPlaceToGive() {
    Person away = staff.hireAny("REVIEWER");
    Person deputy = staff.hireAny("PUBLISHER");
    Person third = staff.hireAny("PUBLISHER");
    name(away, deputy, today().plusDays(1)).expect(200);
    name(deputy, third, today().plusDays(1)).expect(200);
    assertThat(slug(approve(third, NEWS, submitted(NEWS)).expect(403))).isEqualTo("role-needed");
  }

  @Test
  void theDeputyOfWhoIsSuspendedIsNone() {
    Person away = staff.hireAny("REVIEWER");
    Person deputy = staff.hireAny("PUBLISHER");
    name(away, deputy, today().plusDays(1)).expect(200);
    away.change(staff.local(), Map.of("status", "SUSPENDED")).expect(200);
    assertThat(slug(approve(deputy, NEWS, submitted(NEWS)).expect(403))).isEqualTo("role-needed");
  }

  @Test
  void refusesWhoCannotBeOneAndWhoeverHasNoSay() {
    Person away = staff.hireAny("REVIEWER");
    Person other = staff.hireAny("PUBLISHER");
    LocalDate today = today();
    assertThat(name(away, away, today).expect(422).text()).contains("/deputy");
    assertThat(away.signedIn().put(away.path() + "/deputy", Map.of("deputy", "nobody-of-that-name", "until", today.toString())).expect(422).text()).contains("/deputy");
    assertThat(name(away, other, today.minusDays(2)).expect(422).text()).contains("/until");
    assertThat(name(away, other, today.plusYears(2)).expect(422).text()).contains("/until");
    assertThat(away.signedIn().put(away.path() + "/deputy", Map.of("deputy", other.name(), "until", "soon")).expect(422).text()).contains("/until");
    assertThat(away.signedIn().put(away.path() + "/deputy", Map.of("deputy", other.name(), "until", today.toString(), "for", "ever")).expect(422).text()).contains("/for");
    other.signedIn().put(away.path() + "/deputy", Map.of("deputy", other.name(), "until", today.toString())).expect(404);
    staff.local().put(away.path() + "/deputy", Map.of("deputy", other.name(), "until", today.toString())).expect(200);
  }

  /** The day it is for the office, which for an hour or two a night is not the machine's. */
  private static LocalDate today() {
    return LocalDate.now(PARIS);
  }

  private static Http.Answer name(Person away, Person deputy, LocalDate until) {
    return away.signedIn().put(away.path() + "/deputy", Map.of("deputy", deputy.name(), "until", until.toString()));
  }

  private static String submitted(String list) {
    Map<String, Object> words = Map.of("fr", Map.of("title", "Absence " + UUID.randomUUID()));
    Map<String, Object> body = list.equals(NEWS) ? Map.of("displayDate", "2026-07-14", "words", words)
        : list.equals(ISSUES) ? Map.of("issueDate", "2026-07-14", "words", words) : Map.of("words", words);
    String id = author.signedIn().post(list, body).expect(201).json().get("id").textValue();
    move(author, list, id, "SUBMIT").expect(200);
    return id;
  }

  private static Http.Answer approve(Person who, String list, String id) {
    return move(who, list, id, "APPROVE");
  }

  private static Http.Answer move(Person who, String list, String id, String transition) {
    Http signedIn = who.signedIn();
    String path = list + "/" + id + "/fr";
    return signedIn.with("If-Match", signedIn.get(path).etag()).post(path + "/transitions", Map.of("transition", transition));
  }

  private static String transitions(Person who, String id) {
    return who.signedIn().get(NEWS + "/" + id + "/fr").expect(200).json().get("transitions").toString();
  }

  private static String slug(Http.Answer refused) {
    return refused.json().get("type").textValue().replaceAll(".*/", "");
  }
}
