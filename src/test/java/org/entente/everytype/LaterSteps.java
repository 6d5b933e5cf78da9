package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.entente.testing.Http;

/** What happens to a public content of any type: a draft follows, one language goes on, it moves, travels, and ends. */
final class LaterSteps {
  private static final String DRAFTED = "zqdraftedcanary";

  private final TypeWalk walk;
  private final Office office;
  private final String french;

  LaterSteps(TypeWalk walk) {
    this.walk = walk;
    this.office = walk.office();
    this.french = walk.firstLocale();
  }

  void add() {
    walk.step("is unchanged when its own export is imported", this::isUnchangedByItsExport);
    walk.step("shows nothing of the draft that follows", this::hidesTheDraft);
    walk.step("leaves the other language's bytes and ETag when one is published", this::leavesTheOtherLanguage);
    walk.step("leads from a former slug to the new one", this::leadsFromAFormerSlug);
    walk.step("is gone when the withdrawing call returns", this::isGone);
  }

  private void isUnchangedByItsExport() {
    for (String form : new String[] {"?", "?locale=all&"}) {
      String table = office.visitor().get("api/v1/" + walk.type().name() + ".csv" + form + "slug%5Bin%5D="
          + walk.filled().slug("fr") + "," + walk.filled().slug("en")).expect(200).text();
      Http.Answer begun = office.author().send("POST", "api/editorial/v1/imports?type=" + walk.type().name(), "text/csv", table)
          .expect(202);
      JsonNode report = finished(begun.header("Location").orElseThrow());
      assertThat(report.path("status").textValue()).as(report.toString()).isEqualTo("done");
      assertThat(report.path("counts").path("unchanged").intValue()).as(report + "\n" + table).isEqualTo(report.path("total").intValue())
          .isPositive();
    }
  }

  private JsonNode finished(String address) {
    JsonNode report;
    do {
      report = office.author().get(address).expect(200).json();
    } while (report.path("status").asText().equals("running"));
    return report;
  }

  private void hidesTheDraft() {
    String before = office.visitor().get(walk.copy().delivered(french)).etag();
    JsonNode draft = office.editWords(office.author(), walk.copy(), french,
        Map.of("summary", "Un brouillon " + DRAFTED, "slug", "draft-" + walk.filled().slug(french))).expect(200).json();
    assertThat(draft.path("state").textValue()).isEqualTo("DRAFT");
    assertThat(draft.path("live").booleanValue()).isTrue();
    PublicBytes all = PublicBytes.around(office.visitor(), walk.copy(), walk.filled().title(french), walk.locales());
    all.requireNowhere(DRAFTED);
    all.requireNowhere("draft-" + walk.filled().slug(french));
    office.visitor().get("api/v1/" + walk.type().name() + "/draft-" + walk.filled().slug(french)).expect(404);
    assertThat(office.visitor().get(walk.copy().delivered(french)).etag()).isEqualTo(before);
  }

  private void leavesTheOtherLanguage() {
    Http.Answer before = office.visitor().get(walk.copy().delivered("en")).expect(200);
    Http.Answer listBefore = office.visitor().get(englishList()).expect(200);
    office.publish(walk.copy(), french);
    assertThat(office.visitor().get(walk.copy().delivered(french)).expect(200).text()).contains(DRAFTED);
    Http.Answer after = office.visitor().get(walk.copy().delivered("en")).expect(200);
    assertThat(after.bytes()).isEqualTo(before.bytes());
    assertThat(after.etag()).isEqualTo(before.etag());
    assertThat(office.visitor().get(englishList()).expect(200).etag()).isEqualTo(listBefore.etag());
  }

  private String englishList() {
    return "api/v1/" + walk.type().name() + "?locale=en&slug=" + walk.filled().slug("en");
  }

  private void leadsFromAFormerSlug() {
    String list = "/api/v1/" + walk.type().name() + "/";
    Http.Answer moved = office.visitor().get(list + walk.filled().slug(french) + "?locale=" + french).expect(308);
    assertThat(moved.header("Location")).hasValue(list + "draft-" + walk.filled().slug(french) + "?locale=" + french);
    office.visitor().get(moved.header("Location").orElseThrow()).expect(200);
  }

  private void isGone() {
    office.move(office.publisher(), walk.copy(), french, "WITHDRAW").expect(200);
    office.visitor().get(walk.copy().delivered(french)).expect(410);
    office.visitor().get(walk.copy().delivered("en")).expect(200);
    office.moveAll(office.publisher(), walk.copy(), "WITHDRAW").expect(409);
    office.move(office.publisher(), walk.copy(), "en", "WITHDRAW").expect(200);
    office.visitor().get(walk.copy().delivered()).expect(410);
    PublicBytes all = PublicBytes.around(office.visitor(), walk.copy(), "amitie", walk.locales());
    all.requireNowhere(DRAFTED);
    all.requireNowhere(walk.filled().slug(french));
    all.requireNowhere(walk.filled().title("en"));
  }
}
