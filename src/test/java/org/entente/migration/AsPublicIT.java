package org.entente.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes in as already public: with its own dates, marked, checked like everything else, and only by who may. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AsPublicIT {
  private static final String TWO = "{\"type\":\"news\",\"displayDate\":\"2009-05-08\",\"firstPublishedAt\":{\"fr\":\"2009-05-08\","
      + "\"en\":\"2010-01-02T10:00:00Z\"},\"updatedAt\":\"2011-03-04\",\"words\":{\"fr\":{\"title\":\"Une %1$s\",\"slug\":\"une-%1$s\"},"
      + "\"en\":{\"title\":\"One %1$s\",\"slug\":\"one-%1$s\"}}}";

  private static Office office;
  private final Deque<WorkingCopy> brought = new ArrayDeque<>();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private Imports imports;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void openTheOffice() {
    office = office == null ? Office.of(ManagedServer.withSamples()) : office;
    imports = new Imports(office.admin());
  }

  @AfterEach
  void clearAway() {
    while (!brought.isEmpty()) {
      WorkingCopy copy = brought.pop();
      office.read(copy).get("variants").properties().stream().filter(variant -> variant.getValue().get("live").booleanValue())
          .forEach(variant -> office.move(office.admin(), copy, variant.getKey(), "WITHDRAW").expect(200));
      office.delete(office.admin(), copy).expect(204);
    }
    office.clearAway();
  }

  @Test
  void isPublicAtOnceWithTheDatesOfTheOtherPlace() {
    WorkingCopy news = bring(imports.rows("?as=public", TWO.formatted(mark)), 0);
    JsonNode french = office.visitor().get("api/v1/news/une-" + mark).expect(200).json();
    assertThat(french.path("firstPublishedAt").asText()).isEqualTo("2009-05-07T22:00:00Z");
    assertThat(french.path("updatedAt").asText()).isEqualTo("2011-03-03T23:00:00Z");
    assertThat(french.path("publishedAt").asText()).isEqualTo("2011-03-03T23:00:00Z");
    JsonNode english = office.visitor().get(news.delivered("en")).expect(200).json();
    assertThat(english.path("firstPublishedAt").asText()).isEqualTo("2010-01-02T10:00:00Z");
  }

  @Test
  void isMarkedAsMigratedUntilItIsReviewedHere() {
    WorkingCopy news = bring(imports.rows("?as=public", TWO.formatted(mark)), 0);
    JsonNode variant = office.read(news).at("/variants/fr");
    assertThat(variant.path("state").asText()).isEqualTo("PUBLISHED");
    assertThat(variant.path("live").booleanValue()).isTrue();
    assertThat(variant.path("migrated").booleanValue()).isTrue();
    assertThat(office.admin().get(news.path() + "/revisions").expect(200).json().at("/data/0/action").asText()).isEqualTo("MIGRATE");
    office.editWords(office.author(), news, "fr", Map.of("summary", "Relue")).expect(200);
    assertThat(office.read(news).at("/variants/fr/migrated").booleanValue()).as("what is live is still the migrated print").isTrue();
    office.publish(news, "fr");
    assertThat(office.read(news).at("/variants/fr").has("migrated")).isFalse();
    assertThat(office.visitor().get(news.delivered()).expect(200).json().at("/firstPublishedAt").asText())
        .isEqualTo("2009-05-07T22:00:00Z");
  }

  @Test
  void countsAsReviewedSoThatOnlyLaterWritersMayNotApprove() {
    WorkingCopy news = bring(imports.rows("?as=public", TWO.formatted(mark)), 0);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Autre")).expect(200);
    office.move(office.author(), news, "fr", "SUBMIT").expect(200);
    office.move(office.admin(), news, "fr", "APPROVE").expect(200);
    office.editWords(office.admin(), news, "en", Map.of("summary", "Other")).expect(200);
    office.move(office.author(), news, "en", "SUBMIT").expect(200);
    assertThat(office.move(office.admin(), news, "en", "APPROVE").expect(403).text()).contains("four-eyes");
  }

  @Test
  void changesNothingWhenTheSameFileComesAgain() {
    String row = TWO.formatted(mark);
    WorkingCopy news = bring(imports.rows("?as=public", row), 0);
    Http.Answer before = office.visitor().get(news.delivered()).expect(200);
    assertThat(Imports.outcomes(imports.rows("?as=public", row))).containsExactly("unchanged");
    assertThat(office.visitor().get(news.delivered()).expect(200).etag()).isEqualTo(before.etag());
    assertThat(Imports.outcomes(imports.rows("?as=public", row.replace("2009-05-08\",\"en\"", "2008-05-08\",\"en\""))))
        .containsExactly("updated");
    assertThat(office.visitor().get(news.delivered()).expect(200).json().at("/firstPublishedAt").asText()).startsWith("2008-05-07");
  }

  @Test
  void undoesNothingThatWasDecidedHere() {
    String row = TWO.formatted(mark);
    WorkingCopy news = bring(imports.rows("?as=public", row), 0);
    office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200);
    JsonNode refused = imports.rows("?as=public", row);
    assertThat(Imports.outcomes(refused)).containsExactly("refused");
    assertThat(refused.at("/lines/0/reason").asText()).contains("withdrawn");
    office.visitor().get(news.delivered("fr")).expect(410);
    office.editWords(office.author(), news, "en", Map.of("summary", "Written since")).expect(200);
    assertThat(Imports.outcomes(imports.rows("?as=public", row))).containsExactly("conflict");
  }

  @Test
  void findsWhatStandsEarlierInTheSameFile() {
    JsonNode report = imports.rows("?as=public", partner("ville-" + mark), agreement("pacte-" + mark, "ville-" + mark));
    assertThat(Imports.outcomes(report)).as(report.toString()).containsExactly("created", "created");
    bring(report, 0);
    WorkingCopy pact = bring(report, 1);
    assertThat(office.visitor().get(pact.delivered() + "?include=partners").expect(200).text()).contains("ville-" + mark);
  }

  @Test
  void takesTheDatesOfATableFromItsColumns() {
    JsonNode report = imports.table("?as=public&type=topics&locale=fr", "slug,title,firstPublishedAt",
        "t1-" + mark + ",Un " + mark + ",2001-02-03", "t2-" + mark + ",Deux " + mark + ",", "t3-" + mark + ",Trois " + mark + ",2999-01-01",
        "t4-" + mark + ",Quatre " + mark + ",hier");
    assertThat(Imports.outcomes(report)).as(report.toString()).containsExactly("created", "refused", "refused", "refused");
    assertThat(Imports.lines(report).stream().map(line -> line.path("column").asText()).toList())
        .as(report.toString()).containsExactly("", "", "", "firstPublishedAt");
    assertThat(report.at("/lines/1/pointer").asText()).isEqualTo("/firstPublishedAt");
    bring(report, 0);
    assertThat(office.visitor().get("api/v1/topics/t1-" + mark).expect(200).json().at("/firstPublishedAt").asText())
        .isEqualTo("2001-02-02T23:00:00Z");
  }

  @Test
  void isCheckedLikeEverythingThatIsSubmittedAndPublished() {
    WorkingCopy draft = office.create(office.author(), "partners",
        Map.of("kind", "city", "words", Map.of("fr", Map.of("title", "Brouillon " + mark, "slug", "brouillon-" + mark))));
    JsonNode report = imports.rows("?as=public",
        "{\"type\":\"news\",\"firstPublishedAt\":\"2001-01-01\",\"words\":{\"fr\":{\"title\":\"Sans date " + mark + "\"}}}",
        agreement("cache-" + mark, "brouillon-" + mark),
        agreement("nul-" + mark, "personne-" + mark),
        "{\"type\":\"topics\",\"firstPublishedAt\":\"2001-01-01\",\"words\":{\"fr\":{\"summary\":\"Sans titre\"}}}");
    assertThat(Imports.outcomes(report)).as(report.toString()).containsOnly("refused");
    assertThat(report.at("/lines/0/pointer").asText()).isEqualTo("/displayDate");
    assertThat(report.at("/lines/1/reason").asText()).contains("never public").contains(draft.id());
    assertThat(report.at("/lines/2/pointer").asText()).isEqualTo("/partners/0");
    assertThat(report.at("/lines/3/pointer").asText()).isEqualTo("/words/fr/title");
    office.visitor().get("api/v1/agreements/cache-" + mark).expect(404);
  }

  @Test
  void flagsWhatIsDoubtfulOnBothSides() {
    String row = "{\"type\":\"topics\",\"firstPublishedAt\":\"2001-01-01\",\"words\":{\"fr\":{\"title\":\"Jumeaux " + mark + "\",\"slug\":\"%s\"}}}";
    JsonNode report = imports.rows("?as=public", row.formatted("a-" + mark), row.formatted("b-" + mark));
    WorkingCopy first = bring(report, 0);
    WorkingCopy second = bring(report, 1);
    assertThat(office.read(first).path("flags").toString()).contains("possible-duplicate").contains(second.id());
    assertThat(office.read(second).path("flags").toString()).contains("possible-duplicate").contains(first.id());
    assertThat(report.at("/counts/flagged").intValue()).isEqualTo(2);
  }

  @Test
  @Case("A4")
  void nobodyElseComesInAsPublic() {
    for (Http who : new Http[] {office.author(), office.reviewer(), office.publisher()}) {
      assertThat(who.send("POST", Imports.ADDRESS + "?as=public", "application/x-ndjson", TWO.formatted(mark)).expect(403).text())
          .contains("role-needed");
    }
    office.visitor().send("POST", Imports.ADDRESS + "?as=public", "application/x-ndjson", TWO.formatted(mark)).expect(401);
    office.visitor().get("api/v1/news/une-" + mark).expect(404);
  }

  @TestFactory
  @Case("A4")
  Stream<DynamicTest> noWriteMakesTextPublicByNamingIt() {
    WorkingCopy topic = office.create(office.author(), "topics", Map.of("words", Map.of("fr", Map.of("title", "Sujet " + mark))));
    String words = "\"words\":{\"fr\":{\"title\":\"Autre " + mark + "\"}}";
    Imports own = new Imports(office.author());
    return Stream.of("state", "publishedAt", "firstPublishedAt", "updatedAt", "approvedBy", "migrated", "approvedFingerprint")
        .map(name -> DynamicTest.dynamicTest(name, () -> {
          String value = name.endsWith("At") ? "2001-01-01T00:00:00Z" : "PUBLISHED";
          String member = "\"" + name + "\":\"" + value + "\"";
          office.author().post("api/editorial/v1/topics", "{" + member + "," + words + "}").expect(422);
          office.edit(office.author(), topic, "{" + member + "}").expect(422);
          office.editWords(office.author(), topic, "fr", "{" + member + "}").expect(422);
          assertThat(Imports.outcomes(own.rows("?type=topics", "{" + member + "," + words + "}"))).containsExactly("refused");
          Http.Answer table = office.author().send("POST", Imports.ADDRESS + "?type=topics", "text/csv",
              "words.fr.title," + name + "\nAutre " + mark + "," + value + "\n");
          if (table.status() != 422) {
            assertThat(Imports.outcomes(own.finished(table.expect(202).header("Location").orElseThrow()))).containsExactly("refused");
          }
          assertThat(office.state(topic, "fr")).isEqualTo("DRAFT");
          office.visitor().get(topic.delivered()).expect(404);
        }));
  }

  @Test
  @Case("A4")
  void noMoveIsCalledMigrate() {
    WorkingCopy topic = office.create(office.admin(), "topics", Map.of("words", Map.of("fr", Map.of("title", "Sujet " + mark))));
    office.move(office.admin(), topic, "fr", "MIGRATE").expect(422);
    office.visitor().get(topic.delivered()).expect(404);
  }

  private WorkingCopy bring(JsonNode report, int line) {
    WorkingCopy copy = new WorkingCopy(report.at("/lines/" + line + "/type").textValue(), Imports.id(report, line));
    brought.push(copy);
    return copy;
  }

  private static String partner(String slug) {
    return "{\"type\":\"partners\",\"kind\":\"city\",\"firstPublishedAt\":\"2001-01-01\",\"words\":{\"fr\":{\"title\":\"" + slug
        + "\",\"slug\":\"" + slug + "\"}}}";
  }

  private static String agreement(String slug, String partner) {
    return "{\"type\":\"agreements\",\"kind\":\"twinning\",\"signed\":\"1956\",\"partners\":[\"" + partner + "\"],"
        + "\"firstPublishedAt\":\"2002-01-01\",\"words\":{\"fr\":{\"title\":\"" + slug + "\",\"slug\":\"" + slug + "\"}}}";
  }
}
