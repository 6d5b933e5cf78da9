package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.entente.testing.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes that no HTTP client would send: one answer each, and nobody is ever given the answer to another's request. */
@ExtendWith(Target.OfTheRun.class)
class RawSocketIT {
  private static final long SEED = 20140930;
  private static final int GARBAGE = 1_000;
  private static final int ROUNDS = 30;
  private static final int MARKERS = 1_000;

  /** Readable in one way only: answered like any other request, and what follows is the next. */
  private static final Set<String> SOUND = Set.of("HTTP/9.9", "a length for a reading request", "another protocol");
  /** The reader drops the fold, and stumbles over the body that nobody announced. */
  private static final String FOLDED = "a folded header";
  /** Refused for what is asked, and the last on its connection: nobody need know where it ends. */
  private static final Set<String> LAST = Set.of("a size of a chunk that is none", "a size of a chunk of 2^64", "a chunk with an extension over two lines",
      "a chunk that ends early", "a trailer", "HTTP/1.0 in chunks", "expecting to go on");

  private final Map<Integer, Integer> statuses = new TreeMap<>();

  @Test
  @Case({"B8", "C13", "C16"})
  void whatIsHardlyARequestHasOneAnswerAndShowsNothing(Target target) throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < GARBAGE; i++) {
      String sent = Smuggled.garbage(random);
      List<Answer> answers = conversation(target, sent, 1);
      assertThat(answers).as(shown(sent)).hasSizeLessThanOrEqualTo(1).allSatisfy(answer -> sound(sent, answer));
    }
    System.out.printf("Raw sockets, seed %d: %d requests that hardly are; answers %s%n", SEED, GARBAGE, statuses);
    assertThat(target.accidents()).isEmpty();
  }

  @Test
  @Case("C16")
  void whatTwoReadersMayEndDifferentlyIsReadOnceOrRefused(Target target) throws Exception {
    Random random = new Random(SEED);
    int sent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, String> odd : Smuggled.ambiguous(random).entrySet()) {
        String marker = String.format("marker-%06d", sent++);
        String after = "GET /api/v1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCorrelation-Id: " + marker + "\r\n\r\n";
        List<Answer> answers = conversation(target, odd.getValue() + after, 3);
        String told = odd.getKey() + ": " + answers;
        assertThat(answers).as(told).isNotEmpty().allSatisfy(answer -> sound(odd.getKey(), answer))
            .noneMatch(answer -> answer.header("Correlation-Id").orElse("").equals(Smuggled.INSIDE));
        if (SOUND.contains(odd.getKey())) {
          assertThat(answers).as(told).hasSize(2);
          assertThat(answers.get(1).header("Correlation-Id")).as(told).contains(marker);
        } else if (!odd.getKey().equals(FOLDED)) {
          assertThat(answers).as(told).hasSize(1);
          assertThat(answers.get(0).closed()).as(told).isTrue();
          assertThat(answers.get(0).status() == 400 || LAST.contains(odd.getKey())).as(told).isTrue();
        }
      }
    }
    System.out.printf("Raw sockets, seed %d: %d ambiguous requests; answers %s%n", SEED, sent, statuses);
    assertThat(target.accidents()).isEmpty();
  }

  @Test
  @Case("C16")
  void everybodyOnOneConnectionGetsTheirOwnAnswer(Target target) throws Exception {
    Random random = new Random(SEED);
    List<String> requests = List.of("GET /api/v1/news?limit=1", "GET /api/v1/never", "POST /api/v1/news", "POST /api/editorial/v1/news", "PUT /api/editorial/v1/queue",
        "HEAD /api/v1/agreements", "OPTIONS /api/v1/news", "POST /api/editorial/v1/sessions", "DELETE /nothing");
    try (Wire wire = target.wire()) {
      for (int i = 0; i < MARKERS; i++) {
        String[] asked = requests.get(random.nextInt(requests.size())).split(" ");
        Request request = Request.of(asked[0], asked[1]).with("Correlation-Id", String.format("marker-%06d", i));
        boolean writes = asked[0].startsWith("P");
        Answer answer = wire.send(writes ? bearing(request, random) : request);
        assertThat(answer.header("Correlation-Id")).as(request + "\n" + answer).contains(String.format("marker-%06d", i));
      }
    }
  }

  /** A body that itself looks like a request. */
  private static Request bearing(Request request, Random random) {
    Request bearing = request.bearing("application/json", "GET /api/v1 HTTP/1.1\r\nHost: x\r\nCorrelation-Id: " + Smuggled.INSIDE + "\r\n\r\n");
    return random.nextBoolean() ? bearing.inChunks() : bearing;
  }

  /** What comes back before the server closes, or is silent while it waits for more. */
  private List<Answer> conversation(Target target, String sent, int most) throws IOException {
    List<Answer> answers = new ArrayList<>();
    try (Wire wire = target.wire().patientFor(2_000)) {
      wire.write(sent.getBytes(StandardCharsets.ISO_8859_1));
      while (answers.size() < most) {
        Answer answer = wire.read(false);
        answers.add(answer);
        if (answer.closed()) {
          return answers;
        }
      }
    } catch (EOFException | SocketException | SocketTimeoutException end) {
      // Closed, or waiting for the rest of what it takes for a request.
    }
    return answers;
  }

  private void sound(String sent, Answer answer) {
    statuses.merge(answer.status(), 1, Integer::sum);
    assertThat(answer.status()).as(shown(sent)).isLessThan(500);
    assertThat(answer.headers()).as(shown(sent)).noneMatch(line -> line.startsWith("X-Injected"));
    if (answer.status() >= 400) {
      assertThat(answer.text()).as(shown(sent)).doesNotContainPattern(Oracle.INSIDE);
      assertThat(answer.isBare() || answer.mediaType().equals("application/problem+json")).as(shown(sent) + answer).isTrue();
    }
  }

  private static String shown(String sent) {
    return sent.length() < 400 ? sent : sent.substring(0, 400) + "…";
  }
}
