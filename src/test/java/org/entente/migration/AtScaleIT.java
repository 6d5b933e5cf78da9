package org.entente.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.entente.launcher.Database;
import org.entente.testing.EntenteServer;
import org.entente.testing.Furnished;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Thousands of rows on a server of their own: all of them stand once, whatever cuts the run. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AtScaleIT {
  private static final String NDJSON = "application/x-ndjson";
  private static final String PUBLIC = "?as=public";
  private static final int PAGE = 1000;
  /** ENTENTE_MAX_UPLOAD when nobody sets it. */
  private static final int LONGEST_OTHER = 12 * 1024 * 1024;

  private static EntenteServer server;

  @BeforeAll
  static void startAServer() throws IOException, InterruptedException {
    server = Furnished.server("migration", Map.of()).start();
  }

  @AfterAll
  static void stopIt() {
    server.close();
  }

  @Test
  @Order(1)
  void everyRowStandsOnceThoughTheRunIsCancelledAndTheServerKilled() throws Exception {
    Migrants migrants = new Migrants(1, 2_500);
    long before = shown();
    Imports imports = new Imports(local());
    String run = imports.begin(PUBLIC, NDJSON, text(migrants));
    awaitDone(imports, run, 200);
    local().post(run + "/cancel", Map.of()).expect(202);
    JsonNode cancelled = imports.finished(run);
    assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
    assertThat(cancelled.path("resumable").booleanValue()).isTrue();
    assertThat(cancelled.path("done").intValue()).isBetween(200, migrants.total() - 1);

    local().post(run + "/resume", Map.of()).expect(202);
    awaitDone(imports, run, cancelled.path("done").intValue() + 400);
    server.killNine();
    server.start();
    imports = new Imports(local());
    JsonNode cut = imports.report(run);
    assertThat(cut.path("status").asText()).isEqualTo("failed");
    assertThat(cut.path("resumable").booleanValue()).isTrue();

    local().post(run + "/resume", Map.of()).expect(202);
    JsonNode done = imports.finished(run);
    assertThat(done.path("status").asText()).as(done.path("reason").asText()).isEqualTo("done");
    assertThat(done.at("/counts/created").intValue()).isEqualTo(migrants.total());
    assertThat(Files.exists(server.data().resolve("imports").resolve(done.path("id").asText()))).isFalse();
    local().post(run + "/resume", Map.of()).expect(409);
    requireLines(run, migrants.total());
    requirePublic(migrants, before);
  }

  @Test
  @Order(2)
  void theSameFileAgainChangesNothing() {
    Migrants migrants = new Migrants(2, 300);
    Imports imports = new Imports(local());
    long before = shown();
    String text = text(migrants);
    assertThat(imports.finished(imports.begin(PUBLIC, NDJSON, text)).at("/counts/created").intValue()).isEqualTo(300);
    awaitShown(before + migrants.entries());
    JsonNode again = imports.finished(imports.begin(PUBLIC, NDJSON, text));
    assertThat(again.at("/counts/unchanged").intValue()).as(again.path("counts").toString()).isEqualTo(300);
    JsonNode topic = imports.rows(PUBLIC, "{\"type\":\"topics\",\"firstPublishedAt\":\"2001-01-01\",\"words\":{\"fr\":{\"title\":\"Borne\"}}}");
    assertThat(topic.at("/counts/created").intValue()).isEqualTo(1);
    awaitShown(before + migrants.entries() + 1);
  }

  @Test
  @Order(3)
  void aRowMayReferToALaterOneAndABadRowCostsNoNeighbour() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 450; i++) {
      String later = i % 2 == 0 ? "\"renews\":{\"slug\":\"avant-" + (i + 1) + "\"}," : "";
      rows.append("{\"type\":\"agreements\",\"kind\":\"").append(i % 10 == 7 ? "nothing" : "twinning").append("\",").append(later)
          .append("\"signed\":\"1956\",\"partners\":[\"rome\"],\"firstPublishedAt\":\"2001-01-01\",\"words\":{\"fr\":{\"title\":\"Avant ")
          .append(i).append("\",\"slug\":\"avant-").append(i).append("\"}}}\n");
    }
    long before = shown();
    JsonNode report = new Imports(local()).rows(PUBLIC, rows.toString());
    assertThat(report.at("/counts/created").intValue()).isEqualTo(360);
    assertThat(Imports.lines(report).stream().filter(line -> line.path("outcome").asText().equals("refused"))
        .map(line -> (line.path("line").intValue() - 1) % 10).distinct().toList()).containsExactlyInAnyOrder(6, 7);
    awaitShown(before + 360);
  }

  @Test
  @Order(4)
  void whatIsOneTransactionHasAnEnd() {
    String rows = "{\"type\":\"topics\",\"words\":{\"fr\":{\"title\":\"Trop\"}}}\n".repeat(5_001);
    for (String asked : new String[] {"?dryRun=true", "?atomic=true"}) {
      assertThat(local().send("POST", Imports.ADDRESS + asked, NDJSON, rows).expect(413).text()).contains("too-many-rows", "5000");
    }
    assertThat(local().send("POST", Imports.ADDRESS + "?type=topics&locale=fr", "text/csv", "title\n\"" + "x".repeat(2_200_000))
        .expect(413).text()).contains("row-too-long");
  }

  @Test
  @Order(5)
  void aFileMayBeLongerThanAnyOtherBody() {
    Imports imports = new Imports(local());
    String row = "{\"type\":\"topics\",\"firstPublishedAt\":\"2001-01-01\",\"words\":{\"fr\":{\"title\":\"Long\"}}}";
    JsonNode report = imports.finished(imports.begin(PUBLIC, NDJSON, "\n".repeat(LONGEST_OTHER) + row));
    assertThat(report.at("/counts/created").intValue()).as(report.toString()).isEqualTo(1);
  }

  @Test
  @Order(9)
  @EnabledIfSystemProperty(named = "entente.full", matches = "true")
  void aHundredThousandRowsComeInAtTheRateThatIsPromised() {
    if (TestRun.database() != Database.POSTGRES) {
      return;
    }
    long before = shown();
    Migrants warm = new Migrants(8, 5_000);
    rate(warm, before);
    awaitShown(before + warm.entries());
    Migrants migrants = new Migrants(9, 100_000);
    double perSecond = rate(migrants, before + warm.entries());
    requirePublic(migrants, before + warm.entries());
    assertThat(perSecond).as("contents a second").isGreaterThanOrEqualTo(800);
  }

  private static double rate(Migrants migrants, long before) {
    Imports imports = new Imports(local());
    String run = imports.begin(PUBLIC, NDJSON, text(migrants));
    long begun = System.nanoTime();
    Until.holds("the import has ended", Duration.ofMinutes(20), () -> !status(run).equals("running"));
    double seconds = (System.nanoTime() - begun) / 1e9;
    long behind = before + migrants.entries() - shown();
    JsonNode report = imports.report(run + "?limit=1");
    assertThat(report.at("/counts/created").intValue()).as(report.toString()).isEqualTo(migrants.total());
    System.out.printf("migration: %d contents in %.1f s, %.0f a second; the edition is %d entries behind at the end%n",
        migrants.total(), seconds, migrants.total() / seconds, behind);
    return migrants.total() / seconds;
  }

  private static String status(String run) {
    return local().get(run + "?limit=1").expect(200).json().path("status").asText();
  }

  private static Http local() {
    return Http.at(server.baseUri()).asLocal();
  }

  private static String text(Migrants migrants) {
    try {
      Path file = migrants.write(Files.createTempFile("migrants", ".ndjson"));
      String text = Files.readString(file);
      Files.delete(file);
      return text;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void awaitDone(Imports imports, String run, int rows) {
    Until.holds(rows + " rows are done", () -> {
      JsonNode report = imports.report(run + "?limit=1");
      return report.path("done").intValue() >= rows || !report.path("status").asText().equals("running");
    });
  }

  /** Every line once, each with a content of its own, page by page. */
  private static void requireLines(String run, int total) {
    Map<String, Integer> contents = new HashMap<>();
    int after = 0;
    int lines = 0;
    JsonNode page;
    do {
      page = local().get(run + "?outcome=created&limit=" + PAGE + "&after=" + after).expect(200).json();
      for (JsonNode line : page.path("lines")) {
        lines++;
        contents.merge(line.path("id").asText(), 1, Integer::sum);
      }
      after = page.path("nextAfter").intValue();
    } while (page.has("nextAfter"));
    assertThat(lines).isEqualTo(total);
    assertThat(contents).hasSize(total);
  }

  private static void requirePublic(Migrants migrants, long before) {
    awaitShown(before + migrants.entries());
    int number = migrants.total() / 5 * 5 - 1;
    JsonNode news = Http.at(server.baseUri()).get("api/v1/news/" + migrants.news(number) + "?include=partners").expect(200).json();
    assertThat(news.at("/firstPublishedAt").asText()).startsWith("20");
    assertThat(news.at("/partners/0/title").asText()).startsWith("Ville");
  }

  /** The log has exactly so many entries; the number that readers see never runs ahead of it. */
  private static void awaitShown(long entries) {
    Until.holds("the edition shows entry " + entries, Duration.ofMinutes(10), () -> shown() >= entries);
    assertThat(shown()).as("entries of the log").isEqualTo(entries);
  }

  private static long shown() {
    return Long.parseLong(Http.at(server.baseUri()).get("api/v1/topics?limit=1").expect(200).header("Entente-Edition").orElseThrow());
  }
}
