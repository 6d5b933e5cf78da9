package org.entente.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.concurrency.Crowd;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Colleagues who decide at the same instant: only outcomes that one after the other could have had, and an audit row for each. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ApprovalRacesIT {
  private static final int ROUNDS = TestRun.full() ? 200 : 6;
  private static final String ACCOUNTS = "api/editorial/v1/accounts";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Office office;
  /** How often each content was approved and published, as the answers said. */
  private final Map<String, Integer> told = new HashMap<>();

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void openTheOffice() {
    office = office == null ? Office.of(ManagedServer.withSamples()) : office;
  }

  @AfterEach
  void theAuditHoldsARowForEachEffectAndNoMore() {
    Until.holds("the audit has as many rows as there were effects: " + told, () -> audited().equals(told));
    office.clearAway();
  }

  @Test
  @Case("E2")
  void ofTwoWhoApproveAtOnceOneIsTooLate() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WorkingCopy copy = submitted("topics");
      List<Http.Answer> answers = together(copy, "APPROVE", office.reviewer(), office.as("reviewer2"));
      assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(200, 412);
      assertThat(office.state(copy, "fr")).isEqualTo("APPROVED");
      count(copy, "APPROVE", 1);
    }
  }

  @Test
  @Case("A5")
  void onePersonWhoApprovesTwiceAtOnceIsOnePerson() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WorkingCopy copy = submitted("newsletter-issues");
      List<Http.Answer> answers = together(copy, "APPROVE", office.reviewer(), office.reviewer());
      assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(200, 412);
      office.move(office.reviewer(), copy, "fr", "APPROVE").expect(403);
      assertThat(office.state(copy, "fr")).isEqualTo("IN_REVIEW");
      count(copy, "APPROVE", 1);
    }
  }

  @Test
  void aReviewerWhoIsDemotedAtThatInstantApprovesBeforeOrNotAtAll() throws Exception {
    JsonNode account = office.admin().post(ACCOUNTS, Map.of("name", "d-" + UUID.randomUUID().toString().substring(0, 13), "password",
        TestRun.DEMO_PASSWORD, "mustChangePassword", false, "grants", List.of(Map.of("role", "REVIEWER")))).expect(201).json();
    String path = ACCOUNTS + "/" + account.path("id").textValue();
    int before = 0;
    for (int round = 0; round < ROUNDS; round++) {
      change(path, List.of(Map.of("role", "REVIEWER"))).expect(200);
      Http reviewer = office.visitor().as(account.path("name").textValue(), TestRun.DEMO_PASSWORD);
      WorkingCopy copy = submitted("topics");
      String etag = office.admin().get(copy.in("fr")).etag();
      List<Http.Answer> answers = Crowd.together(List.of(
          () -> Crowd.patiently(() -> move(reviewer, copy, etag, "APPROVE")),
          () -> Crowd.patiently(() -> change(path, List.of()))));
      assertThat(answers.get(1).status()).isEqualTo(200);
      assertThat(answers.get(0).status()).as("%s", answers.get(0)).isIn(200, 401);
      boolean approved = answers.get(0).status() == 200;
      assertThat(office.state(copy, "fr")).isEqualTo(approved ? "APPROVED" : "IN_REVIEW");
      move(reviewer, copy, etag, "APPROVE").expect(401);
      before += approved ? 1 : 0;
      count(copy, "APPROVE", approved ? 1 : 0);
    }
    System.out.printf("races on %s: approved before the demotion in %d of %d rounds%n", TestRun.database(), before, ROUNDS);
  }

  @Test
  @Case("E2")
  void ofTwentyWhoPublishAtOnceOneDoes() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WorkingCopy copy = submitted("topics");
      office.move(office.reviewer(), copy, "fr", "APPROVE").expect(200);
      count(copy, "APPROVE", 1);
      Http[] publishers = Stream.generate(() -> Stream.of(office.publisher(), office.admin())).limit(10).flatMap(pair -> pair)
          .toArray(Http[]::new);
      List<Http.Answer> answers = together(copy, "PUBLISH", publishers);
      assertThat(answers).extracting(Http.Answer::status).containsOnlyOnce(200).isSubsetOf(200, 409, 412);
      count(copy, "PUBLISH", 1);
    }
  }

  private WorkingCopy submitted(String type) {
    Map<String, Object> body = new HashMap<>(Map.of("words", Map.of("fr", Map.of("title", "À l’instant " + UUID.randomUUID()))));
    if (type.equals("newsletter-issues")) {
      body.put("issueDate", "2016-03-01");
    }
    WorkingCopy copy = office.create(office.author(), type, body);
    office.move(office.author(), copy, "fr", "SUBMIT").expect(200);
    return copy;
  }

  private static List<Http.Answer> together(WorkingCopy copy, String transition, Http... people) throws Exception {
    String etag = office.admin().get(copy.in("fr")).etag();
    return Crowd.together(Crowd.tasks(people.length, number -> () -> Crowd.patiently(() -> move(people[number], copy, etag, transition))));
  }

  private static Http.Answer move(Http who, WorkingCopy copy, String etag, String transition) {
    return who.with("If-Match", etag).post(copy.in("fr") + "/transitions", Map.of("transition", transition));
  }

  private static Http.Answer change(String account, List<?> grants) {
    return office.admin().with("If-Match", office.admin().get(account).etag()).patch(account, Map.of("grants", grants));
  }

  private void count(WorkingCopy copy, String action, int times) {
    if (times > 0) {
      told.put(copy.id() + " " + action, times);
    }
  }

  private Map<String, Integer> audited() {
    Map<String, Integer> audited = new HashMap<>();
    office.admin().get("api/editorial/v1/audit").expect(200).text().lines().map(ApprovalRacesIT::read)
        .filter(row -> row.path("outcome").asText().equals("done"))
        .map(row -> row.path("subject").asText() + " " + row.path("action").asText()).filter(told::containsKey)
        .forEach(effect -> audited.merge(effect, 1, Integer::sum));
    return audited;
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
