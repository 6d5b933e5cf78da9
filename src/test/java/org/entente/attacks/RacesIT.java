package org.entente.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several who act at the same moment: as if one had come after the other, in either order and no third. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RacesIT {
  private static final int ROUNDS = TestRun.full() ? 500 : 6;
  private static Office office;
  private static Http visitor;
  private static Http secondReviewer;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void openTheOffice() {
    if (office == null) {
      visitor = ManagedServer.withSamples();
      office = Office.of(visitor);
      secondReviewer = office.as("reviewer2");
    }
  }

  @AfterAll
  static void clearAway() {
    office.clearAway();
  }

  /** Whoever saves, by recall and edit or as a reviewer who mends words: what becomes public was approved as it stands. */
  @Test
  @Case("E3")
  void approvingWhileAnotherSavesHasOneOfTwoOutcomes() throws Exception {
    int approvals = 0;
    for (int round = 0; round < ROUNDS; round++) {
      WorkingCopy copy = office.create(office.author(), "topics", words("Avant " + UUID.randomUUID()));
      office.move(office.author(), copy, "fr", "SUBMIT").expect(200);
      String etag = office.admin().get(copy.in("fr")).etag();
      boolean recall = round % 2 == 0;
      List<Http.Answer> answers = Crowd.together(List.of(
          () -> Crowd.patiently(() -> move(office.reviewer(), copy, etag, "APPROVE")),
          () -> Crowd.patiently(() -> recall ? move(office.author(), copy, etag, "RECALL")
              : secondReviewer.with("If-Match", etag).patch(copy.in("fr"), Map.of("summary", "Après")))));
      assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(200, 412);
      boolean approved = answers.get(0).status() == 200;
      approvals += approved ? 1 : 0;
      if (recall && !approved) {
        office.editWords(office.author(), copy, "fr", Map.of("summary", "Après")).expect(200);
      }
      Http.Answer published = office.move(office.publisher(), copy, "fr", "PUBLISH");
      assertThat(published.status()).as("%s", published).isEqualTo(approved ? 200 : 409);
      assertThat(visitor.get(copy.delivered()).text()).doesNotContain("Après");
    }
    System.out.printf("races on %s: approval came first in %d of %d rounds%n", TestRun.database(), approvals, ROUNDS);
  }

  private static Http.Answer move(Http who, WorkingCopy copy, String etag, String transition) {
    return who.with("If-Match", etag).post(copy.in("fr") + "/transitions", Map.of("transition", transition));
  }

  @Test
  @Case("E4")
  void oneOfFiftyGetsTheAddress() throws Exception {
    String slug = "zq-fifty-" + UUID.randomUUID().toString().substring(0, 8) + "-x";
    List<Http.Answer> answers = Crowd.together(Crowd.tasks(50, number -> () -> Crowd.patiently(() -> office.author().post(
        WorkingCopy.list("topics"), Map.of("words", Map.of("fr", Map.of("title", "Adresse " + number, "slug", slug)))))));
    answers.stream().filter(answer -> answer.status() == 201).forEach(answer -> office.begun("topics", answer));
    assertThat(answers).extracting(Http.Answer::status).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(answers.stream().filter(answer -> answer.status() == 409)).allSatisfy(answer ->
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/slug-taken"));
  }

  /** One title as keyboards and files write it: composed, decomposed, wide, with other apostrophes and blanks. */
  @Test
  @Case("E4")
  void titlesThatReadAlikeGetAddressesOfTheirOwn() throws Exception {
    String own = UUID.randomUUID().toString().replace("-", "");
    List<String> spellings = List.of("Amitié d’été " + own, "Amitie\u0301 d\u2019e\u0301te\u0301 " + own, "AMITIÉ D'ÉTÉ " + own,
        "amitié d\u02bcété " + own,
        "Amitié  d’été " + own, "Amitié\u00a0d’été " + own, " Amitié d’été " + own, "Amitié d`été " + own);
    List<Http.Answer> answers = Crowd.together(Crowd.tasks(48, number -> () -> Crowd.patiently(() -> office.author().post(
        WorkingCopy.list("topics"), words(spellings.get(number % spellings.size()))))));
    assertThat(answers).extracting(Http.Answer::status).containsOnly(201);
    Set<String> slugs = new HashSet<>();
    answers.forEach(answer -> slugs.add(office.read(office.begun("topics", answer)).at("/words/fr/slug").textValue()));
    assertThat(slugs).hasSize(48);
  }

  @Test
  @Case("E4")
  void addressesThatOnlyUnicodeTellsApartAreRefused() {
    for (String slug : List.of("ame\u0301lie", "amélie", "\uff41bc", "rome\u200d", "İstanbul", "ſlug", "rome\u00ad", "Rome",
        "rome ", "rome--x")) {
      Http.Answer refused = office.author().post(WorkingCopy.list("topics"),
          Map.of("words", Map.of("fr", Map.of("title", "x", "slug", slug))));
      assertThat(refused.status()).as("%s", refused).isEqualTo(422);
    }
  }

  @Test
  @Case("E5")
  void aRepeatedCreateAfterACutConnectionMakesOneContent() throws Exception {
    for (int round = 0; round < ROUNDS / 2; round++) {
      String title = "Coupé " + UUID.randomUUID();
      String key = UUID.randomUUID().toString();
      cutOff(title, key);
      Http.Answer again = Crowd.patiently(() -> office.author().with("Idempotency-Key", key)
          .post(WorkingCopy.list("topics"), words(title)));
      WorkingCopy copy = office.begun("topics", again);
      Until.holds("there is one", () -> titled(title) == 1);
      Http.Answer third = office.author().with("Idempotency-Key", key).post(WorkingCopy.list("topics"), words(title)).expect(201);
      assertThat(third.json().path("id").textValue()).isEqualTo(copy.id());
      assertThat(third.header("Location")).isEqualTo(again.header("Location"));
      office.author().with("Idempotency-Key", key).post(WorkingCopy.list("topics"), words(title + " !")).expect(409);
      office.author().with("Idempotency-Key", key).post(WorkingCopy.list("people"), words(title)).expect(409);
      assertThat(titled(title)).isEqualTo(1);
    }
  }

  @Test
  @Case("E5")
  void twentyWhoSendTheSameKeyAtOnceMakeOneContent() throws Exception {
    String title = "Vingt fois " + UUID.randomUUID();
    String key = UUID.randomUUID().toString();
    List<Http.Answer> answers = Crowd.together(Crowd.tasks(20, number -> () -> Crowd.patiently(() ->
        office.author().with("Idempotency-Key", key).post(WorkingCopy.list("topics"), words(title)))));
    assertThat(answers).extracting(Http.Answer::status).containsOnly(201);
    assertThat(answers.stream().map(answer -> answer.json().path("id").textValue()).distinct()).hasSize(1);
    office.begun("topics", answers.get(0));
    assertThat(titled(title)).isEqualTo(1);
    secondReviewer.with("Idempotency-Key", key).get("api/editorial/v1/queue").expect(200);
  }

  /** The request goes out whole and nobody waits for its answer. */
  private static void cutOff(String title, String key) throws IOException {
    byte[] body = ("{\"words\":{\"fr\":{\"title\":\"" + title + "\"}}}").getBytes(StandardCharsets.UTF_8);
    String token = visitor.post("api/editorial/v1/sessions", Map.of("name", "author", "password", TestRun.DEMO_PASSWORD))
        .expect(201)
        .json().path("token").textValue();
    String head = "POST /api/editorial/v1/topics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
        + "\r\nIdempotency-Key: " + key
        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
    try (Socket socket = new Socket("localhost", TestRun.managedServer().getPort())) {
      OutputStream output = socket.getOutputStream();
      output.write(head.getBytes(StandardCharsets.US_ASCII));
      output.write(body);
      output.flush();
    }
  }

  private static int titled(String title) {
    JsonNode found = office.admin().get(WorkingCopy.list("topics") + "?title=" + Payloads.encode(title)).expect(200).json();
    return found.at("/page/total").intValue();
  }

  private static Map<String, Object> words(String title) {
    return Map.of("words", Map.of("fr", Map.of("title", title)));
  }
}
