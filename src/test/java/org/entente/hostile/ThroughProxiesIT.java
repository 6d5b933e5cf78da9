package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.testing.Case;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two readers of the same bytes, the proxies of {@code deployments/proxy} and the server: nobody is given the answer to another's request. */
@ExtendWith(Target.OfTheRun.class)
class ThroughProxiesIT {
  private static final long SEED = 20141002;
  /** How often the whole list of what is ambiguous goes through each proxy. */
  private static final int LISTS = TestRun.full() ? 15 : 2;
  private static final int CLIENTS = 20;
  private static final String MORE_THAN_AN_UPLOAD = "13000000";

  /** Read in one way, written anew for the server, and followed by the next request of the same client. */
  private static final Set<String> SOUND =
      Set.of("bare line feeds", "a trailer", "a length for a reading request", "another protocol", "expecting to go on");
  /** Nor do these two agree on everything. */
  private static final Map<Proxy.Kind, Set<String>> SOUND_TO_ONE = Map.of(
      Proxy.Kind.NGINX, Set.of("another host in the address", "a chunk with an extension over two lines"),
      Proxy.Kind.HAPROXY, Set.of("no host", "HTTP/9.9"));
  /** The proxy drops the fold, and stumbles over the body that nobody announced. */
  private static final String FOLDED = "a folded header";
  /** nginx answers it in kind: without a status, then the connection ends. */
  private static final String HEADLESS = "HTTP/0.9";

  private final Map<Integer, Integer> statuses = new TreeMap<>();

  @ParameterizedTest
  @EnumSource
  @Case("C16")
  void nobodyIsGivenTheAnswerToWhatAnotherSmuggles(Proxy.Kind kind, Target target) throws Exception {
    Random random = new Random(SEED);
    int sent = 0;
    int followed = 0;
    try (Proxy proxy = new Proxy(kind, target.address().getPort()); Wire neighbour = proxy.wire()) {
      for (int list = 0; list < LISTS; list++) {
        for (Map.Entry<String, String> odd : Smuggled.ambiguous(random).entrySet()) {
          Tap.Last before = proxy.tap().last();
          smuggle(proxy, kind, odd, sent++);
          Tap.Last smuggled = proxy.tap().last();
          Request marker = Smuggled.marker(sent, random);
          Answer answer = neighbour.send(marker);
          assertThat(answer.header("Correlation-Id")).as("after " + odd.getKey() + ":\n" + marker + "\n" + answer).contains(Smuggled.mark(sent++));
          boolean reached = smuggled.piece() > before.piece();
          followed += reached && proxy.tap().last().connection() == smuggled.connection() ? 1 : 0;
        }
      }
    }
    System.out.printf("Through %s, seed %d: %d ambiguous requests, each before a neighbour's; %d came by one connection to the server; answers %s%n",
        kind, SEED, sent / 2, followed, statuses);
    assertThat(followed).as("neighbours on the connection of what was smuggled").isGreaterThanOrEqualTo(LISTS * SOUND.size() / 2);
    assertThat(target.accidents()).isEmpty();
  }

  /** Its surrogate keys are the longest header there is; a proxy takes only so much of a head. */
  @ParameterizedTest
  @EnumSource
  void anAnswerThatNamesManyContentsPasses(Proxy.Kind kind, Target target) throws Exception {
    try (Proxy proxy = new Proxy(kind, target.address().getPort()); Wire client = proxy.wire()) {
      for (int many : new int[] {1, 50, 59, 60, 61, 100}) {
        String ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(many).collect(Collectors.joining(","));
        assertThat(client.send(Request.of("GET", "/api/v1/content?ids=" + ids)).status()).as("%d through %s", many, kind).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Case("C16")
  void allClientsShareOneConnectionToTheServer(Proxy.Kind kind, Target target) throws Exception {
    try (Proxy proxy = new Proxy(kind, target.address().getPort())) {
      int first = proxy.tap().last().connection();
      for (int i = 0; i < CLIENTS; i++) {
        try (Wire client = proxy.wire()) {
          assertThat(client.send(Request.of("GET", "/api/v1")).status()).isEqualTo(200);
        }
      }
      assertThat(first).isPositive();
      assertThat(proxy.tap().last().connection()).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Case("A16")
  void theExampleKeepsWhatItPromises(Proxy.Kind kind, Target target) throws Exception {
    try (Proxy proxy = new Proxy(kind, target.address().getPort()); Wire client = proxy.wire(); Wire plain = proxy.plainWire(); Wire direct = target.wire()) {
      Request local = Request.of("GET", "/api/editorial/v1/sessions/current").with("Authorization", "Bearer " + TestRun.LOCAL_TOKEN).with("Host", "localhost");
      assertThat(direct.send(local).status()).isEqualTo(200);
      Answer behind = client.send(local);
      assertThat(behind.status()).isEqualTo(401);
      assertThat(behind.header("Strict-Transport-Security").orElse("")).startsWith("max-age=");
      assertThat(behind.header("Server").orElse("")).doesNotContainPattern("[0-9]");

      assertThat(client.send(Request.of("GET", "/api/v1").with("Host", "another.example")).status()).isEqualTo(421);
      assertThat(announced(proxy, "/api/editorial/v1/news")).isEqualTo(413);
      assertThat(announced(proxy, "/api/editorial/v1/imports")).isEqualTo(401);

      assertThat(plain.send(Request.of("GET", "/api/v1").with("Host", "localhost")).status()).isEqualTo(403);
      Answer elsewhere = plain.send(Request.of("GET", "/there?x=1").with("Host", "localhost"));
      assertThat(elsewhere.status()).isEqualTo(308);
      assertThat(elsewhere.header("Location")).contains("https://localhost/there?x=1");
    }
  }

  private void smuggle(Proxy proxy, Proxy.Kind kind, Map.Entry<String, String> odd, int number) throws IOException {
    List<Answer> answers;
    try (Wire wire = proxy.wire().patientFor(2_000)) {
      answers = wire.converse(odd.getValue() + Smuggled.last(Smuggled.mark(number)), 4);
    }
    String told = kind + ": " + odd.getKey() + ": " + answers;
    answers.forEach(answer -> sound(told, answer));
    if (odd.getKey().equals(HEADLESS) && kind == Proxy.Kind.NGINX) {
      assertThat(answers).as(told).isEmpty();
      return;
    }
    assertThat(answers).as(told).isNotEmpty();
    Answer last = answers.get(answers.size() - 1);
    assertThat(last.closed()).as(told).isTrue();
    if (SOUND.contains(odd.getKey()) || SOUND_TO_ONE.get(kind).contains(odd.getKey())) {
      assertThat(last.header("Correlation-Id")).as(told).contains(Smuggled.mark(number));
    } else {
      assertThat(answers).as(told).hasSize(odd.getKey().equals(FOLDED) && kind == Proxy.Kind.HAPROXY ? 2 : 1);
      assertThat(last.status()).as(told).isGreaterThanOrEqualTo(400);
    }
  }

  /** Ours say who they are for; the proxies' own are refusals, and none because the server let them down. */
  private void sound(String told, Answer answer) {
    statuses.merge(answer.status(), 1, Integer::sum);
    boolean ours = answer.header("Correlation-Id").isPresent();
    assertThat(ours || answer.isBare() || Set.of(400, 413, 421, 501, 505).contains(answer.status())).as(told).isTrue();
    assertThat(!ours || answer.status() < 500).as(told).isTrue();
    assertThat(answer.text()).as(told).doesNotContainPattern(Oracle.INSIDE);
  }

  /** What is said to the length of a body alone. */
  private static int announced(Proxy proxy, String path) throws IOException {
    try (Wire wire = proxy.wire()) {
      return wire.converse("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + MORE_THAN_AN_UPLOAD
          + "\r\n\r\n", 1).get(0).status();
    }
  }
}
