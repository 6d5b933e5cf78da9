package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  private static final List<String> ADDRESSES = List.of("/api/editorial/v1/news/a*b", "/api/v1/news/a*b", "/api/v1/news?q=a*b", "/api/v1/catalog*", "/*", "/health/*");

  /** Readable in one way only: answered like any other request, and what follows is the next. */
  private static final Set<String> SOUND = Set.of("HTTP/9.9", "a length for a reading request", "another protocol");
  /** The reader drops the fold, and stumbles over the body that nobody announced. */
  private static final String FOLDED = "a folded header";
  /** Refused for what is asked, and the last on its connection: nobody need know where it ends. */
  private static final Set<String> LAST = Set.of("a size of a chunk that is none", "a size of a chunk of 2^64", "a chunk with an extension over two lines",
      "a chunk that ends early", "a trailer", "HTTP/1.0 in chunks", "expecting to go on");

  private static final List<String> DOORS = List.of("/api/v1", "/api/v1/news", "/api/v1/catalog", "/api/v1/content?ids=00000000-0000-4000-8000-000000000001",
      "/x/../api/v1/news", "/./api/v1/news", "/x/%2e%2e/api/v1/news", "/nothing");
  private static final List<String> ODD_HEADERS = List.of("Content-Type: a/b;q=x", "Content-Type: application/json;q", "Content-Type: garbage", "Content-Type: ",
      "Accept: text/turtle;x=", "Accept: ", "Accept: ,", "Accept: application/json, ;", "Accept: */*;q=x", "Accept: */*;q=2", "Accept: text/*, */*;q=0.5",
      "Accept: application/json5", "Accept: application/json;q=0", "Accept: text/html;q=0.1, application/json", "Accept: */*, text/html;q=0",
      "Accept: application/json, text/plain, */*", "Accept: " + "a/b,".repeat(3_500) + "*/*", "Accept-Language: fr;q=x", "Accept-Language: -", "Accept-Encoding: gzip;q=x");
  private static final List<String> ODD_HOSTS = List.of("[v1.a]", "[1:2:3:4:5:6::a:b:c]", "[::1]", "[", "a b", "localhost:x", "");

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
  @Case("B8")
  void everyByteOfAnAddressIsUnderstoodOrRefused(Target target) throws Exception {
    for (String address : ADDRESSES) {
      for (char odd = 1; odd <= 255; odd++) {
        String sent = "GET " + address.replace('*', odd) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(conversation(target, sent, 1)).as(shown(sent)).hasSizeLessThanOrEqualTo(1).allSatisfy(answer -> sound(sent, answer));
      }
    }
    assertThat(target.accidents()).isEmpty();
  }

  /** A cookie, which nobody reads, takes the request past the doors for readers. */
  @Test
  @Case("B8")
  void everyDoorUnderstandsAnOddHeaderAlike(Target target) throws Exception {
    for (String address : DOORS) {
      for (String header : ODD_HEADERS) {
        int quick = asked(target, address, "localhost", header);
        assertThat(asked(target, address, "localhost", header + "\r\nCookie: a=b")).as("%s with %s", address, header).isEqualTo(quick);
        assertThat(asked(target, address, "localhost", header)).as("%s again with %s", address, header).isEqualTo(quick);
      }
    }
    for (String host : ODD_HOSTS) {
      asked(target, "/nothing", host, "Accept: */*");
      asked(target, "http://localhost[/nothing", host, "Accept: */*");
    }
    assertThat(target.accidents()).isEmpty();
  }

  private int asked(Target target, String address, String host, String header) throws IOException {
    String sent = "GET " + address + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\nConnection: close\r\n\r\n";
    List<Answer> answers = conversation(target, sent, 1);
    assertThat(answers).as(sent).hasSize(1).allSatisfy(answer -> sound(sent, answer));
    return answers.get(0).status();
  }

  @Test
  @Case("C16")
  void whatTwoReadersMayEndDifferentlyIsReadOnceOrRefused(Target target) throws Exception {
    Random random = new Random(SEED);
    int sent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, String> odd : Smuggled.ambiguous(random).entrySet()) {
        String marker = Smuggled.mark(sent++);
        List<Answer> answers = conversation(target, odd.getValue() + Smuggled.last(marker), 3);
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
    try (Wire wire = target.wire()) {
      for (int i = 0; i < MARKERS; i++) {
        Request request = Smuggled.marker(i, random);
        Answer answer = wire.send(request);
        assertThat(answer.header("Correlation-Id")).as(request + "\n" + answer).contains(Smuggled.mark(i));
      }
    }
  }

  private static List<Answer> conversation(Target target, String sent, int most) throws IOException {
    try (Wire wire = target.wire().patientFor(2_000)) {
      return wire.converse(sent, most);
    }
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
