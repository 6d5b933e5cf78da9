package org.entente.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.launcher.Database;
import org.entente.secrecy.PublicDoors;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Text stays text: nothing that is sent, in whatever place, becomes part of a statement. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SqlInjectionIT {
  private static final int TRIES = TestRun.full() ? Payloads.SQL.size() : 1;
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static Office office;
  private static Http visitor;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void openTheOffice() {
    visitor = ManagedServer.withSamples();
    office = office == null ? Office.of(visitor) : office;
  }

  @AfterAll
  static void clearAway() {
    office.clearAway();
  }

  @Test
  @Case("C1")
  void everyParameterOfThePublicDoorsTakesItLiterally() throws IOException {
    List<String> addresses = new ArrayList<>();
    int turn = 0;
    for (PublicDoors.Door door : new PublicDoors(visitor).all()) {
      String path = door.path().substring(1).replace("{key}", "rome-1956").replace("{type}", "news");
      for (String name : door.query().keySet()) {
        for (int i = 0; i < TRIES; i++) {
          String needed = door.takes("q") && !door.takes("sort") && !name.equals("q") ? "q=x&" : "";
          addresses.add(path + "?" + needed + Payloads.encode(name) + "=" + Payloads.encode(payload(turn++)));
        }
      }
      if (!door.inPath().isEmpty()) {
        Payloads.SQL.forEach(payload -> addresses.add(
            door.path().substring(1).replaceFirst("\\{[a-z]+\\}", Payloads.encode("x" + payload).replace("$", "\\$"))));
      }
    }
    List<String> read = addresses.parallelStream().flatMap(address -> takenForCode(address).stream()).toList();
    assertThat(read).isEmpty();
    System.out.printf("injection: %d public questions on %s%n", addresses.size(), TestRun.database());
    requireNoSyntaxError();
  }

  /** A filter that was not read as code finds what says exactly that: nothing. */
  private static Optional<String> takenForCode(String address) {
    long begun = System.nanoTime();
    Http.Answer answer = visitor.get(address);
    requireQuick(begun, address);
    boolean filtering = !address.matches(".*(%5Bne%5D|%5Bexists%5D|[?&]q=).*");
    boolean found = filtering && answer.status() == 200 && answer.text().contains("\"total\"") && answer.json()
        .at("/page/total").intValue() > 0;
    return found || answer.status() != 200 && answer.status() != 400 && answer.status() != 404
        ? Optional.of(address + ": " + answer) : Optional.empty();
  }

  @Test
  @Case("C1")
  void theOfficesListsIdsAndCursorsTakeItLiterally() throws IOException {
    Http admin = office.admin();
    for (String payload : Payloads.SQL) {
      for (String name : List.of("title", "state", "locale", "mine", "after", "limit")) {
        Http.Answer answer = quick(() -> admin.get("api/editorial/v1/news?" + name + "=" + Payloads.encode(payload)), name
            + payload);
        assertThat(answer.status()).as("%s", answer).isIn(200, 400);
      }
      for (String path : List.of("news/%s", "news/%s/fr", "news/%s/revisions", "imports/%s", "%s", "queue?after=%s",
          "imports?type=%s")) {
        Http.Answer answer = quick(() -> admin.get("api/editorial/v1/" + path.formatted(Payloads.encode(payload))), path
            + payload);
        assertThat(answer.status()).as("%s", answer).isBetween(200, 499);
      }
      assertThat(quick(() -> visitor.post("api/editorial/v1/sessions", Map.of("name", payload, "password", payload)), payload)
          .status())
          .as("signing in as %s", payload).isBetween(400, 499);
    }
    for (String forged : List.of("+1000000000-12-31T23:59:59Z 1-1-1-1-1", "-1000000000-01-01T00:00:00Z 0-0-0-0-0",
        "+294276-12-31T23:59:59Z 1-1-1-1-1",
        "' or 1=1 0-0-0-0-0", "2026-01-01T00:00:00Z ')", "\0 \0")) {
      String cursor = Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
      for (String list : List.of("news", "queue", "agreements")) {
        Http.Answer answer = admin.get("api/editorial/v1/" + list + "?after=" + Payloads.encode(cursor));
        assertThat(answer.status()).as("the cursor %s: %s", forged, answer).isIn(200, 400);
      }
    }
    requireNoSyntaxError();
  }

  @Test
  @Case("C1")
  void headersAndBodiesTakeItLiterally() throws IOException {
    for (String payload : Payloads.SQL) {
      String header = payload.replaceAll("[^\\x20-\\x7e]", "?");
      for (String name : List.of("If-None-Match", "Accept", "Accept-Language", "Correlation-Id", "Authorization", "Cookie",
          "Origin",
          "If-Modified-Since", "X-Forwarded-For")) {
        Http.Answer answer = quick(() -> visitor.with(name, header).get("api/v1/agreements?limit=1"), name + payload);
        assertThat(answer.status()).as("%s: %s: %s", name, payload, answer).isIn(200, 304, 400, 406);
      }
      for (String name : List.of("Idempotency-Key", "If-Match", "Authorization", "Correlation-Id")) {
        Http.Answer answer = quick(() -> office.author().with(name, header)
            .post(WorkingCopy.list("topics"), Map.of("unheardOf", payload)),
            name + payload);
        assertThat(answer.status()).as("%s: %s: %s", name, payload, answer).isBetween(400, 499);
      }
      Http.Answer created = quick(() -> office.author().post(WorkingCopy.list("news"),
          Map.of("category", payload, "note", payload,
          "words", Map.of("fr", Map.of("title", payload + " x", "summary", payload, "body", payload)))), payload);
      if (payload.contains("\0")) {
        assertThat(created.status()).as("%s", created).isIn(400, 422);
      } else {
        JsonNode read = office.read(office.begun("news", created));
        assertThat(read.path("note").textValue()).isEqualTo(payload);
        assertThat(read.at("/words/fr/summary").textValue()).isEqualTo(payload);
      }
    }
    requireNoSyntaxError();
  }

  @Test
  @Case("C2")
  void movesAndDeletionsTouchTheNamedOnesOnly() {
    List<String> categories = List.of("x'); DELETE FROM content;--", "' OR '1'='1", "\") or (\"1\"=\"1", "%", "_", "rome,paris",
        "a\\,b", "100%25");
    Map<String, WorkingCopy> copies = new LinkedHashMap<>();
    for (String category : categories) {
      copies.put(category, office.published("news", Map.of("displayDate", "2020-02-02", "category", category,
          "words", Map.of("fr", Map.of("title", category + " fr"), "en", Map.of("title", category + " en")))));
    }
    Map<String, Integer> before = totals();
    for (String category : categories) {
      JsonNode found = visitor.get("api/v1/news?category=" + Payloads.encode(category.replace("\\", "\\\\"))).expect(200).json();
      assertThat(found.path("data")).as(category).extracting(one -> one.path("id").textValue())
          .containsExactly(copies.get(category).id());
    }
    WorkingCopy ended = copies.remove(categories.get(0));
    office.moveAll(office.publisher(), ended, "WITHDRAW").expect(200);
    office.delete(office.author(), ended).expect(204);
    copies.forEach((category, copy) -> assertThat(visitor.get(copy.delivered("en")).expect(200).json().path("category")
        .textValue())
        .isEqualTo(category));
    Map<String, Integer> after = totals();
    before.computeIfPresent("news", (type, total) -> total - 1);
    assertThat(after).isEqualTo(before);
  }

  private static Map<String, Integer> totals() {
    Map<String, Integer> totals = new LinkedHashMap<>();
    new PublicDoors(visitor).types().forEach(type -> totals.put(type,
        visitor.get("api/v1/" + type + "?limit=1").expect(200).json().at("/page/total").intValue()));
    return totals;
  }

  private static String payload(int turn) {
    return Payloads.SQL.get(turn % Payloads.SQL.size());
  }

  private static Http.Answer quick(Supplier<Http.Answer> request, String what) {
    long begun = System.nanoTime();
    Http.Answer answer = request.get();
    requireQuick(begun, what);
    return answer;
  }

  /** Time is only measured where nobody else needs the machine. */
  private static void requireQuick(long begun, String what) {
    if (TestRun.full()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(what).isLessThan(SLOW);
    }
  }

  private static void requireNoSyntaxError() throws IOException {
    if (TestRun.database() == Database.POSTGRES) {
      assertThat(Files.readString(Postgres.ofTheRun().log()))
          .doesNotContain("syntax error", "unterminated quoted", "invalid input syntax",
          "invalid byte sequence", "out of range");
    }
  }
}
