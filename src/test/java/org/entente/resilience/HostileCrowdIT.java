package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.resilience.ControlClient.Seen;
import org.entente.testing.Case;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One client that wants everything, on a server with 512 MB: everybody else reads on as if nothing were. */
@Case({"D2", "D3", "D8", "D12"})
class HostileCrowdIT {
  private static final int CONNECTIONS = TestRun.full() ? 2_000 : 300;
  private static final int ASKING = TestRun.full() ? 200 : 40;
  private static final int QUESTIONS = TestRun.full() ? 600 : 40;
  private static final int AFTERWARDS = TestRun.full() ? 100 : 20;
  private static final Duration AT_MOST = Duration.ofSeconds(1);
  private static final Duration RECOVERED = Duration.ofSeconds(10);
  private static final String LIST = "api/v1/agreements?limit=5";

  /** Written once: composing it is the attacker's work, and would take the processor from those who measure. */
  private static final String LONG_PASSWORD = signIn("{\"name\":\"nobody\",\"password\":\"" + "a".repeat(1_000_000) + "\"}");
  private static final String KEYS_OF_ONE_HASH = keysOfOneHash();

  private static EntenteServer server;

  /** What the crowd does. */
  enum Attack {
    SLOW_HEADERS,
    SLOW_BODIES,
    SLOW_READS,
    SILENCE,
    SIGN_IN_FLOOD,
    LONG_PASSWORDS,
    DEEP_OFFSETS,
    LARGE_INCLUDES,
    COLLIDING_KEYS;

    Crowd on(URI address) {
      return switch (this) {
        case SLOW_HEADERS -> Crowd.slowHeaders(address, CONNECTIONS);
        case SLOW_BODIES -> Crowd.slowBodies(address, CONNECTIONS);
        case SLOW_READS -> Crowd.slowReads(address, CONNECTIONS);
        case SILENCE -> Crowd.silent(address, CONNECTIONS);
        case SIGN_IN_FLOOD -> Crowd.asking(address, ASKING, i -> signIn("{\"name\":\"" + UUID.randomUUID() + "\",\"password\":\"wrong-" + i + "\"}"));
        case LONG_PASSWORDS -> Crowd.asking(address, ASKING, i -> LONG_PASSWORD);
        case DEEP_OFFSETS -> Crowd.asking(address, ASKING, i -> get("/api/v1/agreements?limit=100&offset=" + (10_000 - i)));
        case LARGE_INCLUDES -> Crowd.asking(address, ASKING, i -> get("/api/v1/partners?limit=100&include=agreements(limit=100)&offset=" + i % 5));
        case COLLIDING_KEYS -> {
          String draft = post("/api/editorial/v1/news", "Authorization: Bearer " + token() + "\r\n", KEYS_OF_ONE_HASH);
          yield Crowd.asking(address, ASKING, i -> draft);
        }
      };
    }
  }

  @BeforeAll
  static void open() throws Exception {
    server = EntenteServer.ofTheRun("hostile-crowd", Map.of("ENTENTE_SAMPLE", "true"));
    server.start();
    Until.holds("the sample content stands", () -> {
      Http.Answer samples = server.http().asLocal().get("api/editorial/v1/samples");
      return samples.status() == 200 && samples.json().path("status").asText().equals("done");
    });
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Attack.class)
  void everybodyElseReadsOn(Attack attack) throws Exception {
    URI address = server.baseUri();
    List<Seen> during;
    try (ControlClient control = ControlClient.reading(address.resolve(LIST))) {
      try (Crowd crowd = attack.on(address)) {
        Until.holds("the reader has asked often enough", () -> control.count() >= QUESTIONS);
      }
      during = control.answers();
    }
    long over = System.nanoTime();
    List<Seen> afterwards = ControlClient.asking(address.resolve(LIST), AFTERWARDS);
    System.out.printf("%s: %d answers, p50 %d ms, p99 %d ms; afterwards p99 %d ms, %d ms after its end%n", attack, during.size(),
        ControlClient.percentile(during, 50).toMillis(), ControlClient.percentile(during, 99).toMillis(),
        ControlClient.percentile(afterwards, 99).toMillis(), (System.nanoTime() - over) / 1_000_000);
    assertThat(during).allMatch(seen -> seen.status() == 200);
    assertThat(afterwards).allMatch(seen -> seen.status() == 200);
    assertThat(server.alive()).isTrue();
    if (TestRun.full()) {
      assertThat(ControlClient.percentile(during, 99)).isLessThanOrEqualTo(AT_MOST);
      assertThat(Duration.ofNanos(System.nanoTime() - over)).isLessThanOrEqualTo(RECOVERED);
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }

  private static String signIn(String body) {
    return post("/api/editorial/v1/sessions", "", body);
  }

  private static String post(String path, String credentials, String body) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + credentials + "Content-Type: application/json\r\nContent-Length: "
        + body.length() + "\r\nConnection: close\r\n\r\n" + body;
  }

  /** Without one, no longer body than a sign-in's is read. */
  private static String token() {
    return server.http().post("api/editorial/v1/sessions", Map.of("name", "author", "password", TestRun.DEMO_PASSWORD)).expect(201)
        .json().get("token").asText();
  }

  /** 4,096 member names that all have the same hash. */
  private static String keysOfOneHash() {
    return IntStream.range(0, 4_096).mapToObj(number -> IntStream.range(0, 12)
            .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining()))
        .map(key -> "\"" + key + "\":1").collect(Collectors.joining(",", "{", "}"));
  }
}
