package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.testing.Case;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With {@code ENTENTE_LOG=json} every line of the log is one JSON object, whatever a caller sends, and none holds a secret. */
@Case("C19")
class JsonLogIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "s3cret-in-a-query";

  private static EntenteServer server;

  @BeforeAll
  static void open() throws Exception {
    server = EntenteServer.ofTheRun("json-log", Map.of("ENTENTE_LOG", "json", "ENTENTE_CONSOLE_LEVEL", "INFO"));
    server.start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void oneEventIsOneLineWhateverACallerSends() throws Exception {
    Http http = server.http();
    http.with("Correlation-Id", "harmless-0001").get("api/v1/agreements%0D%0AFORGED%1B%5B31m?token=" + SECRET);
    http.with("Correlation-Id", "harmless-0002").asLocal().get("api/editorial/v1/queue").expect(200);
    http.post("api/editorial/v1/sessions", Map.of("name", "a\r\n{\"forged\":1}\u001b[31m" + "x".repeat(900_000), "password", "p"));
    Path access = server.log().resolveSibling("access.log");
    Until.holds("all three are in the log", () -> lines(access).size() >= 3);
    assertThat(objects(access)).filteredOn(line -> line.path("message").asText().contains("harmless-0001")).hasSize(1);
    assertThat(objects(access)).filteredOn(line -> line.path("message").asText().contains("harmless-0002")).hasSize(1);
    String text = Files.readString(access);
    assertThat(text).doesNotContain(SECRET, "Bearer", "local-token", "\u001b");
    assertThat(objects(server.log())).isNotEmpty();
  }

  @Test
  void aCallersIdIsTakenOnlyIfItIsHarmless() {
    Http.Answer harmless = server.http().with("Correlation-Id", "abcdefgh-42").get("api/v1");
    assertThat(harmless.header("Correlation-Id")).hasValue("abcdefgh-42");
    for (String harmful : List.of("short", "with space 1234", "<script>alert(1)</script>", "a".repeat(65))) {
      Http.Answer answer = server.http().with("Correlation-Id", harmful).get("api/v1").expect(200);
      assertThat(answer.header("Correlation-Id")).hasValueSatisfying(id -> assertThat(id).isNotEqualTo(harmful).matches("[A-Za-z0-9-]{8,64}"));
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<JsonNode> objects(Path file) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : lines(file)) {
      JsonNode object = JSON.readTree(line);
      assertThat(object.isObject()).as(line).isTrue();
      assertThat(object.path("message").isTextual()).as(line).isTrue();
      objects.add(object);
    }
    return objects;
  }
}
