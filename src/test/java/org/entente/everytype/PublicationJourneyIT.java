package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** News once it is public: what it may lead to, how it ends, what remains of it. */
class PublicationJourneyIT extends Journey {
  private static WorkingCopy published(String title) {
    return office.published(News.TYPE, News.inFrench(News.unique(title)));
  }

  private static WorkingCopy hiddenPartner() {
    return office.create(office.author(), "partners",
        Map.of("kind", "city", "words", Map.of("fr", Map.of("title", News.unique("Ville cachée")))));
  }

  @Test
  void nothingIsPublishedThatLeadsToWhatWasNeverPublic() {
    WorkingCopy hidden = hiddenPartner();
    WorkingCopy byRelation = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Relation")));
    office.edit(office.author(), byRelation, Map.of("partners", List.of(Map.of("id", hidden.id())))).expect(200);
    WorkingCopy byText = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Texte")));
    office.editWords(office.author(), byText, "fr", Map.of("body", "Voir [la ville](entente:partners/" + hidden.id() + ").")).expect(200);
    for (WorkingCopy news : List.of(byRelation, byText)) {
      office.approve(news, "fr");
      Http.Answer refused = office.move(office.publisher(), news, "fr", "PUBLISH").expect(409);
      assertThat(problem(refused)).endsWith("/links-to-unpublished");
      assertThat(refused.json().path("links")).extracting(JsonNode::textValue).containsExactly("partners/" + hidden.id());
      office.visitor().get(news.delivered()).expect(404);
    }
    office.publish(hidden, "fr");
    office.move(office.publisher(), byRelation, "fr", "PUBLISH").expect(200);
    office.move(office.publisher(), byText, "fr", "PUBLISH").expect(200);
    assertThat(office.visitor().get(byText.delivered()).json().at("/body/html").asText())
        .contains("data-type=\"partners\"").contains("data-id=\"" + hidden.id() + "\"").doesNotContain("Ville cachée");

    office.move(office.publisher(), hidden, "fr", "WITHDRAW").expect(200);
    assertThat(office.visitor().get(byRelation.delivered() + "?include=partners").expect(200).json().at("/partners/0/reason").asText())
        .isEqualTo("gone");
  }

  @Test
  void publishingOneLanguageLeavesTheOtherUntouched() {
    WorkingCopy news = office.published(News.TYPE, News.inBoth(News.unique("Deux langues")));
    Http.Answer before = office.visitor().get(news.delivered("en")).expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Autrement")).expect(200);
    office.publish(news, "fr");
    Http.Answer after = office.visitor().get(news.delivered("en")).expect(200);
    assertThat(after.bytes()).isEqualTo(before.bytes());
    assertThat(after.etag()).isEqualTo(before.etag());
    assertThat(after.header("Last-Modified")).isEqualTo(before.header("Last-Modified"));
    office.visitor().with("If-None-Match", before.etag()).get(news.delivered("en")).expect(304);
  }

  @Test
  void aMinorChangeLeavesTheDateOfTheLastMajorOne() {
    WorkingCopy news = published("Dates");
    JsonNode first = office.visitor().get(news.delivered()).json();
    office.editWords(office.author(), news, "fr", Map.of("summary", "Une virgule")).expect(200);
    office.publish(news, "fr");
    JsonNode minor = office.visitor().get(news.delivered()).json();
    assertThat(minor.get("updatedAt")).isEqualTo(first.get("updatedAt"));
    assertThat(minor.get("firstPublishedAt")).isEqualTo(first.get("firstPublishedAt"));
    assertThat(minor.get("publishedAt")).isNotEqualTo(first.get("publishedAt"));
    office.editWords(office.author(), news, "fr", Map.of("summary", "Une nouvelle")).expect(200);
    office.approve(news, "fr");
    office.move(office.publisher(), news, "fr", "PUBLISH", Map.of("change", "major")).expect(200);
    JsonNode major = office.visitor().get(news.delivered()).json();
    assertThat(major.get("updatedAt")).isEqualTo(major.get("publishedAt"));
  }

  @Test
  void readersAreToldOfMajorChangesOnly() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Suivi")));
    office.approve(news, "fr");
    office.move(office.publisher(), news, "fr", "PUBLISH", Map.of("publicNote", "Première édition")).expect(200);
    JsonNode first = office.visitor().get(news.delivered()).json();
    assertThat(first.path("publicNote").asText()).isEqualTo("Première édition");
    office.editWords(office.author(), news, "fr", Map.of("summary", "Une virgule")).expect(200);
    office.approve(news, "fr");
    assertThat(office.move(office.publisher(), news, "fr", "PUBLISH", Map.of("publicNote", "Personne ne le lirait")).expect(422).text())
        .contains("/publicNote");
    office.move(office.publisher(), news, "fr", "PUBLISH").expect(200);
    assertThat(office.visitor().get(news.delivered()).json().path("publicNote")).as("what was told stays told").isEqualTo(first.get("publicNote"));
    office.editWords(office.author(), news, "fr", Map.of("summary", "La date a changé")).expect(200);
    office.approve(news, "fr");
    office.move(office.publisher(), news, "fr", "PUBLISH", Map.of("change", "major", "publicNote", "Reporté d’une semaine")).expect(200);
    Http.Answer history = office.visitor().get(news.delivered() + "/history").expect(200);
    assertThat(history.json().path("data")).extracting(change -> change.path("publicNote").asText())
        .containsExactly("Reporté d’une semaine", "Première édition");
    assertThat(history.json().at("/data/0/at")).isEqualTo(office.visitor().get(news.delivered()).json().get("updatedAt"));
    office.visitor().with("If-None-Match", history.etag()).get(news.delivered() + "/history").expect(304);
    assertThat(office.visitor().get(news.delivered() + "/history?fields=title").expect(400).text()).contains("fields");
    office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200);
    office.visitor().get(news.delivered() + "/history").expect(410);
    office.visitor().get("api/v1/news/nobody-knows-it/history").expect(404);
  }

  @Test
  void whoWithdrawsIsToldWhatLeadsThere() {
    WorkingCopy target = published("Cible");
    WorkingCopy linking = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Renvoi")));
    office.editWords(office.author(), linking, "fr", Map.of("body", "Voir [la cible](entente:news/" + target.id() + ").")).expect(200);
    office.publish(linking, "fr");
    Map<String, Object> later = Map.of("at", "2090-01-01T09:00");
    assertThat(office.move(office.publisher(), target, "fr", "WITHDRAW", later).expect(200).json().at("/backlinks/total").intValue()).isEqualTo(1);
    JsonNode told = office.move(office.publisher(), target, "fr", "WITHDRAW").expect(200).json().get("backlinks");
    assertThat(told.at("/data/0/id").asText()).isEqualTo(linking.id());
    assertThat(told.at("/data/0/title").asText()).startsWith("Renvoi");
    office.move(office.publisher(), linking, "fr", "WITHDRAW").expect(200);
    assertThat(office.author().get(target.path() + "/backlinks").expect(200).json().toString()).isEqualTo("{\"data\":[],\"total\":0}");
  }

  @Test
  void discardingADraftRestoresWhatIsPublic() {
    WorkingCopy news = published("Rejet");
    JsonNode before = office.read(news);
    office.edit(office.author(), news, Map.of("category", "brouillon", "displayDate", "2020-01-01", "note", "reste",
        "words", Map.of("fr", Map.of("summary", "Brouillon", "body", "Brouillon")))).expect(200);
    assertThat(office.move(office.author(), news, "fr", "DISCARD").expect(200).json().path("state").asText()).isEqualTo("PUBLISHED");
    JsonNode after = office.read(news);
    assertThat(after.path("words")).isEqualTo(before.path("words"));
    assertThat(after.path("displayDate")).isEqualTo(before.path("displayDate"));
    assertThat(after.has("category")).isFalse();
    assertThat(after.path("note").asText()).as("internal fields stay").isEqualTo("reste");
    assertThat(after.at("/variants/fr/fingerprint")).isEqualTo(before.at("/variants/fr/fingerprint"));
  }

  @Test
  void discardingIsRefusedOnceTheOtherLanguageHasPublishedOtherFacts() {
    WorkingCopy news = office.published(News.TYPE, News.inBoth(News.unique("Faits partis")));
    office.edit(office.author(), news, Map.of("displayDate", "2020-01-01")).expect(200);
    office.publish(news, "en");
    assertThat(problem(office.move(office.author(), news, "fr", "DISCARD").expect(409))).endsWith("/facts-moved-on");
  }

  @Test
  void aWithdrawnTextIsGoneForGoodOrWithANoticeOrLeadsElsewhere() {
    WorkingCopy plain = published("Fin");
    office.move(office.publisher(), plain, "fr", "WITHDRAW").expect(200);
    assertThat(problem(office.visitor().get(plain.delivered()).expect(410))).endsWith("/withdrawn");

    WorkingCopy noticed = published("Avis");
    Http.Answer wordless = office.move(office.publisher(), noticed, "fr", "WITHDRAW", Map.of("kind", "notice")).expect(422);
    assertThat(wordless.json().at("/errors/0/pointer").asText()).isEqualTo("/publicNotice");
    Map.of("publicNotice", "Remplacé", "redirectTo", Map.of()).forEach((member, value) -> {
      Http.Answer misplaced = office.move(office.publisher(), noticed, "fr", "WITHDRAW", Map.of(member, value)).expect(422);
      assertThat(misplaced.json().at("/errors/0/pointer").asText()).isEqualTo("/" + member);
    });
    Map<String, Object> notice = new HashMap<>(Map.of("kind", "notice", "publicNotice", "Remplacé par l’arrêté 12"));
    List.of("redirectTo", "then", "note", "change", "publicNote").forEach(absent -> notice.put(absent, null));
    office.move(office.publisher(), noticed, "fr", "WITHDRAW", notice).expect(200);
    assertThat(office.visitor().get(noticed.delivered()).expect(410).json().path("notice").asText()).isEqualTo("Remplacé par l’arrêté 12");

    WorkingCopy target = published("Ailleurs");
    WorkingCopy moved = published("Déménagé");
    Http.Answer nowhere = office.move(office.publisher(), moved, "fr", "WITHDRAW",
        Map.of("kind", "redirect", "redirectTo", Map.of("id", hiddenPartner().id()))).expect(422);
    assertThat(nowhere.json().at("/errors/0/pointer").asText()).isEqualTo("/redirectTo");
    office.move(office.publisher(), moved, "fr", "WITHDRAW",
        Map.of("kind", "redirect", "redirectTo", Map.of("id", target.id()))).expect(200);
    String slug = office.visitor().get(target.delivered()).json().path("slug").asText();
    assertThat(office.visitor().get(moved.delivered()).expect(308).header("Location")).hasValue("/api/v1/news/" + slug);
    assertThat(office.visitor().get(moved.delivered() + "?locale=fr&fields=displayDate&include=section").expect(308).header("Location"))
        .as("it may be of a type without that field").hasValue("/api/v1/news/" + slug + "?locale=fr");
  }

  @Test
  void aWithdrawnTextReturnsWhileItIsTheOneThatWasApproved() {
    WorkingCopy news = published("Retour");
    office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200);
    office.move(office.publisher(), news, "fr", "PUBLISH").expect(200);
    office.visitor().get(news.delivered()).expect(200);
    office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Autre")).expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("DRAFT");
    office.move(office.publisher(), news, "fr", "PUBLISH").expect(409);
  }

  @Test
  void withdrawingUnderADraftEndsThePrintAndKeepsTheDraft() {
    WorkingCopy news = published("Sous le brouillon");
    office.editWords(office.author(), news, "fr", Map.of("summary", "Brouillon")).expect(200);
    office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("DRAFT");
    office.visitor().get(news.delivered()).expect(410);
  }

  @Test
  void onlyWhatIsNotLiveIsArchivedAndItOpensAgainAsADraft() {
    WorkingCopy news = published("Archive");
    office.move(office.publisher(), news, "fr", "ARCHIVE").expect(409);
    office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200);
    office.move(office.author(), news, "fr", "ARCHIVE").expect(403);
    office.move(office.publisher(), news, "fr", "ARCHIVE").expect(200);
    office.editWords(office.author(), news, "fr", Map.of("summary", "Impossible")).expect(409);
    office.move(office.publisher(), news, "fr", "REOPEN").expect(200);
    assertThat(office.state(news, "fr")).isEqualTo("DRAFT");
    office.editWords(office.author(), news, "fr", Map.of("summary", "De nouveau")).expect(200);
  }
}
