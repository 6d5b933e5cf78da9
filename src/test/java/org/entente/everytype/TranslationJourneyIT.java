package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** A translation knows what it was made from, and says when that has moved on. */
class TranslationJourneyIT extends Journey {
  @Test
  void aLanguageFollowsTheFirstOneFromTheDayItIsOpened() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Jumelage")));
    assertThat(source(news, "fr").isMissingNode()).as("the first language follows none").isTrue();
    assertThat(source(news, "en").toString()).isEqualTo("{\"locale\":\"fr\",\"revision\":1,\"behind\":false}");
    office.editWords(office.author(), news, "en", Map.of("summary", "Another")).expect(200);
    assertThat(behind(news)).as("its own words are its own affair").isFalse();
  }

  @Test
  void isBehindWhenTheWordsItWasMadeFromChangeAndNotOtherwise() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Jumelage")));
    office.edit(office.author(), news, Map.of("displayDate", "2016-01-01")).expect(200);
    assertThat(behind(news)).as("facts are shared").isFalse();
    office.editWords(office.author(), news, "fr", Map.of("slug", "adresse-" + news.id().substring(0, 8))).expect(200);
    assertThat(behind(news)).as("an address is no text").isFalse();
    office.editWords(office.author(), news, "fr", Map.of("summary", "Un autre résumé")).expect(200);
    assertThat(behind(news)).isTrue();
    assertThat(office.author().get("api/editorial/v1/queue?view=behind&type=news&locale=en&limit=100").expect(200).json().path("data"))
        .anyMatch(entry -> entry.path("id").textValue().equals(news.id()));
    int from = source(news, "en").path("revision").intValue();
    int now = office.read(news).path("revision").intValue();
    assertThat(office.author().get(news.path() + "/revisions/" + from + "/diff/" + now).expect(200).text()).contains("autre");
    office.editWords(office.author(), news, "fr", Map.of("summary", "Un résumé")).expect(200);
    assertThat(behind(news)).as("what was taken back").isFalse();
  }

  @Test
  void isRightAgainInOneCallAgainstTheRevisionThatWasCompared() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Jumelage")));
    office.editWords(office.author(), news, "fr", Map.of("summary", "Deuxième")).expect(200);
    int second = office.read(news).path("revision").intValue();
    office.editWords(office.author(), news, "fr", Map.of("summary", "Troisième")).expect(200);
    String etag = office.author().get(news.in("en")).etag();
    assertThat(check(office.author(), news, "fr", second).expect(200).json().at("/source/behind").booleanValue())
        .as("compared with what is no longer the last").isTrue();
    assertThat(check(office.author(), news, "fr", second + 1).expect(200).json().at("/source/behind").booleanValue()).isFalse();
    assertThat(office.author().get(news.in("en")).etag()).as("not a word has changed").isEqualTo(etag);
    assertThat(check(office.author(), news, null, 0).expect(200).json().has("source")).as("an original of its own").isFalse();
  }

  @Test
  void aDiscardedDraftTakesTheWordsBackWithIt() {
    WorkingCopy news = office.published(News.TYPE, News.inBoth(News.unique("Jumelage")));
    office.editWords(office.author(), news, "fr", Map.of("summary", "Brouillon")).expect(200);
    assertThat(behind(news)).isTrue();
    office.move(office.author(), news, "fr", "DISCARD").expect(200);
    assertThat(behind(news)).isFalse();
  }

  @Test
  void refusesWhatCannotBeASourceAndWhoDoesNotWrite() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Jumelage")));
    office.edit(office.author(), news, Map.of("words", Map.of("en", Map.of("title", News.unique("Twinning"))))).expect(200);
    assertThat(check(office.author(), news, "en", 1).expect(422).text()).contains("/locale");
    assertThat(check(office.author(), news, "de", 1).expect(422).text()).contains("/locale");
    assertThat(check(office.author(), news, "fr", 99).expect(422).text()).contains("/revision");
    assertThat(check(office.author(), news, "fr", 0).expect(422).text()).contains("/revision");
    Map<String, Object> ofNone = new HashMap<>(Map.of("revision", 1));
    ofNone.put("locale", null);
    assertThat(office.author().put(news.in("en") + "/source", ofNone).expect(422).text()).contains("/revision");
    check(office.publisher(), news, "fr", 1).expect(403);
    assertThat(office.author().put(news.in("fr") + "/source", Map.of("locale", "en", "revision", 1)).expect(422).text()).contains("before there was en");
  }

  private static Http.Answer check(Http who, WorkingCopy copy, String locale, int revision) {
    Map<String, Object> body = new HashMap<>();
    body.put("locale", locale);
    if (locale != null) {
      body.put("revision", revision);
    }
    return who.put(copy.in("en") + "/source", body);
  }

  private static boolean behind(WorkingCopy copy) {
    return source(copy, "en").path("behind").booleanValue();
  }

  private static JsonNode source(WorkingCopy copy, String locale) {
    return office.read(copy).at("/variants/" + locale + "/source");
  }
}
