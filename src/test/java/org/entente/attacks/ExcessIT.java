package org.entente.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.TestRun;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Questions without measure are refused as questions: no 5xx, and none takes the time of many. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ExcessIT {
  private static final Duration LONGEST = Duration.ofMillis(500);
  private static Http visitor;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void arrive() {
    visitor = ManagedServer.withSamples();
  }

  @Test
  @Case("D2")
  void includesTooDeepOrTooManyAreRefused() {
    for (String include : List.of(path("partners.memberOf", ".memberOf", 48), path("renews", ".renews", 49),
        path("memberOf", ".memberOf", 49), "partners.memberOf.memberOf", path("topics", ",topics", 999), path("partners.memberOf",
        ",partners.memberOf", 800), "topics,topics", distinct(2_000), "partners.", ".partners", "partners..memberOf")) {
      Http.Answer refused = visitor.get("api/v1/agreements?include=" + include);
      assertThat(refused.status()).as("%.80s: %s", include, refused).isEqualTo(400);
      assertThat(refused.json().path("type").asText()).startsWith("/problems/");
    }
  }

  /** Longer than a request may be at all: refused before anybody reads it. */
  @Test
  @Case("D2")
  void fiveThousandPathsAreRefused() {
    for (String include : List.of(path("topics", ",topics", 4_999), distinct(5_000))) {
      assertThat(visitor.get("api/v1/agreements?include=" + include).status()).isIn(400, 414, 431);
    }
    visitor.get("api/v1/agreements?include=partners,partners.memberOf").expect(200);
  }

  @Test
  @Case("D9")
  void searchesWithoutMeasureAreAnsweredOrRefused() {
    List<String> terms = new ArrayList<>(List.of("(a+)+$", "%_%_%_", "*a", "?a", "**", "*:*", "a~10", "title:a", "[a TO b]",
        "/.*.*.*x/", "\"a b\"~1000",
        "+a -b", "a^1000", "\uD83D\uDE00", "\uD83D\uDE00".repeat(60), "مدينة", "\u202Eabc\u202C", "ﷺ".repeat(100), "l'l'l'l'",
        "'s", "''''",
        "中".repeat(200), "漢字".repeat(100), "ก".repeat(200), "a".repeat(200), "é".repeat(200), "a\u0301".repeat(100),
        "\u0130".repeat(200),
        "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w", "x ".repeat(19) + "x", "..", "-", "\u00A0", "\u200B",
        "1 2 3 4 5 6 7 8 9 10"));
    for (String term : terms) {
      for (String door : List.of("search?q=", "agreements?q=", "agreements.csv?q=", "agreements?title%5Bcontains%5D=",
          "agreements?partners.title%5Bcontains%5D=", "agreements?title=")) {
        requireAnswer(door + Payloads.encode(term));
      }
    }
    for (String huge : List.of("a".repeat(100_000), "mot ".repeat(10_000), "é".repeat(5_000))) {
      for (String door : List.of("search?q=", "agreements?q=", "agreements.csv?q=", "agreements?title%5Bcontains%5D=")) {
        assertThat(requireAnswer(door + Payloads.encode(huge)).status()).isNotEqualTo(200);
      }
    }
  }

  /** Each of these is small; together they are more than an index can be asked at once. */
  @Test
  @Case("D9")
  void manySmallConditionsAreNotTooMuchTogether() {
    String chinese = Payloads.encode(IntStream.range(0, 200).mapToObj(i -> Character.toString('\u4e00' + i))
        .collect(Collectors.joining()));
    requireAnswer("search?q=" + chinese);
    for (String field : List.of("title", "slug", "signed.year", "provenance.line", "partners.title", "partners.slug")) {
      String many = IntStream.range(0, 15).mapToObj(i -> field + "%5Bin%5D=" + hundred(i)).collect(Collectors.joining("&"));
      requireAnswer("agreements?" + many);
      requireAnswer("agreements?q=" + chinese + "&" + many);
      requireAnswer("agreements.csv?" + many);
      requireAnswer("agreements?" + Collections.nCopies(95, field + "=1").stream().collect(Collectors.joining("&")));
    }
    requireAnswer("agreements?" + Collections.nCopies(95, "title%5Bcontains%5D=" + "ab".repeat(40)).stream()
        .collect(Collectors.joining("&")));
  }

  private static Http.Answer requireAnswer(String question) {
    long begun = System.nanoTime();
    Http.Answer answer = visitor.get("api/v1/" + question);
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(answer.status()).as("%.200s: %s", question, answer).isIn(200, 400, 414, 431);
    if (TestRun.full()) {
      assertThat(taken).as("%.200s", question).isLessThan(LONGEST);
    }
    return answer;
  }

  /** No list is like another: what is asked twice is asked once. */
  private static String hundred(int list) {
    return IntStream.range(0, 100).mapToObj(number -> Integer.toString(1_000 + 100 * list + number))
        .collect(Collectors.joining(","));
  }

  private static String path(String first, String more, int times) {
    return first + more.repeat(times);
  }

  private static String distinct(int count) {
    return Stream.iterate(0, n -> n + 1).limit(count).map(n -> "p" + n).collect(Collectors.joining(","));
  }
}
