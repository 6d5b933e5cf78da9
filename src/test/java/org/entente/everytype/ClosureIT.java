package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** Before something becomes public the office is told what readers would miss around it. */
class ClosureIT extends Journey {
  @Test
  void tellsEveryGapBeforeItIsPublicAndAgainWithThePublication() {
    WorkingCopy gone = office.published(News.TYPE, News.inFrench(News.unique("Retirée")));
    office.move(office.publisher(), gone, "fr", "WITHDRAW").expect(200);
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Actualité")));
    office.editWords(office.author(), news, "fr", Map.of("body", "Pour y aller, [Lire la suite…](entente:news/" + gone.id() + ").")).expect(200);
    JsonNode told = check(news, "fr");
    assertThat(told.get("data")).extracting(gap -> gap.get("rule").textValue()).containsExactly("links-to-withdrawn", "vague-link-text", "language-missing");
    assertThat(told.get("data")).extracting(gap -> gap.get("weight").textValue()).containsOnly("warn");
    assertThat(told.at("/data/0/what/0").textValue()).isEqualTo("news/" + gone.id());
    assertThat(told.at("/data/1/what/0").textValue()).isEqualTo("Lire la suite…");
    assertThat(told.at("/data/2/locale").textValue()).isEqualTo("en");
    assertThat(office.publish(news, "fr").json().get("warnings")).as("a warning keeps nobody from publishing").isEqualTo(told.get("data"));
  }

  @Test
  void tellsNothingWhenNothingIsMissing() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Actualité")));
    office.moveAll(office.author(), news, "SUBMIT").expect(200);
    office.reviewAll(news);
    assertThat(office.moveAll(office.publisher(), news, "PUBLISH").expect(200).json().has("warnings")).isFalse();
    assertThat(check(news, "fr").get("data")).isEmpty();
  }

  @Test
  void tellsOfLinksToWhatWasNeverPublicWhichArePublishedByNobody() {
    WorkingCopy hidden = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Cachée")));
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Actualité")));
    office.editWords(office.author(), news, "fr", Map.of("body", "Voir [la suite du voyage](entente:news/" + hidden.id() + ")")).expect(200);
    JsonNode gap = check(news, "fr").at("/data/0");
    assertThat(gap.get("rule").textValue()).isEqualTo("links-to-unpublished");
    assertThat(gap.get("weight").textValue()).isEqualTo("refuse");
    assertThat(check(news, "en").get("data").findValuesAsText("rule")).as("the other language links nowhere").doesNotContain("links-to-unpublished");
    office.approve(news, "fr");
    Http.Answer planned = office.move(office.publisher(), news, "fr", "PUBLISH", Map.of("at", "2090-01-01T09:00")).expect(200);
    assertThat(planned.json().at("/warnings/0/rule").textValue()).as("it may be public by then").isEqualTo("links-to-unpublished");
    assertThat(problem(office.move(office.publisher(), news, "fr", "PUBLISH").expect(409))).endsWith("/links-to-unpublished");
  }

  @Test
  void warnsThatAnotherLanguageShowsOlderFactsAndHowBothChangeTogether() {
    WorkingCopy news = office.published(News.TYPE, News.inBoth(News.unique("Faits")));
    office.edit(office.author(), news, Map.of("displayDate", "2016-02-29")).expect(200);
    office.approve(news, "fr");
    JsonNode told = check(news, "fr");
    assertThat(told.at("/data/0/rule").textValue()).isEqualTo("older-facts");
    assertThat(told.at("/data/0/locale").textValue()).isEqualTo("en");
    assertThat(told.has("together")).as("English is still a draft").isFalse();
    office.approve(news, "en");
    JsonNode together = check(news, "fr").get("together");
    assertThat(together.get("locales").properties()).hasSize(2);
    JsonNode published = office.publisher().post(news.path() + "/transitions", together).expect(200).json();
    assertThat(published.has("warnings")).isFalse();
    for (String locale : List.of("fr", "en")) {
      assertThat(office.visitor().get(news.delivered(locale)).expect(200).json().get("displayDate").textValue()).isEqualTo("2016-02-29");
    }
  }

  @Test
  void otherWordsAreNoOlderFacts() {
    WorkingCopy news = office.published(News.TYPE, News.inBoth(News.unique("Mots")));
    office.editWords(office.author(), news, "en", Map.of("summary", "Draft")).expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Nouveau")).expect(200);
    assertThat(check(news, "fr").get("data")).isEmpty();
    office.author().get(news.in("de") + "/closure").expect(404);
  }

  private static JsonNode check(WorkingCopy copy, String locale) {
    return office.author().get(copy.in(locale) + "/closure").expect(200).json();
  }
}
