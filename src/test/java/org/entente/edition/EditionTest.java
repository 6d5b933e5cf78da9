package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.entente.values.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionTest {
  private Toy toy;
  private Edition edition;

  @BeforeEach
  void world() {
    toy = new Toy()
        .publish("towns", 1, "fr", "rome", "Rome", "\"country\":\"IT\",\"point\":{\"lat\":41.9028,\"lon\":12.4964}")
        .publish("towns", 2, "fr", "quebec", "Québec", "\"country\":\"CA\"")
        .publish("towns", 2, "en", "quebec-city", "Quebec City", "\"country\":\"CA\"")
        .publish("towns", 3, "fr", "geneve", "Genève", "\"country\":\"CH\"")
        .publish("pacts", 11, "fr", "rome-1956", "Pacte avec Rome", "\"summary\":\"Un pacte d’amitié et de coopération\","
            + "\"kind\":\"twinning\",\"exclusive\":true," + Toy.period("1956") + ",\"number\":3,\"towns\":[" + Toy.link(1)
            + "],\"aliases\":[\"a, b\",\"Œuvre commune\"],\"provenance\":{\"line\":155,\"document\":\"la liste\"}")
        .publish("pacts", 12, "fr", "span", "Élan", "\"kind\":\"memorandum\"," + Toy.period("2001/2002") + ",\"towns\":["
            + Toy.link(2) + "," + Toy.link(3) + "],\"provenance\":{\"line\":9},\"visited\":\"2015-05-11T23:30:00+02:00\","
            + "\"guests\":[{\"name\":\"A\",\"stay\":" + Toy.periodJson(Period.parse("1990")) + "},{\"name\":\"B\",\"town\":"
            + Toy.link(1) + ",\"stay\":" + Toy.periodJson(Period.parse("2010")) + "}]")
        .publish("pacts", 12, "en", "span-en", "Cities' friendships", "\"kind\":\"memorandum\"," + Toy.period("2001/2002"))
        .publish("pacts", 13, "en", "only-en", "Zebra", Toy.period("2009-05") + ",\"page\":{\"url\":\"https://x.example/\"}")
        .publish("pacts", 14, "de", "nur", "Ärger", "\"number\":-4");
    edition = toy.edition();
  }

  @AfterEach
  void close() {
    edition.close();
  }

  @Test
  void knowsWhenATextOfATypeWasPublishedOrWithdrawnLastWhateverDateItTells() {
    assertThat(edition.lastChanged("feasts")).as("nothing of it was ever public").isEmpty();
    Instant before = edition.lastChanged("towns").orElseThrow();
    toy.withdraw("pacts", 14, "de", "nur", null, null);
    try (Edition next = toy.edition()) {
      assertThat(next.lastChanged("pacts")).contains(next.instant());
      assertThat(next.lastChanged("towns")).contains(before);
    }
    toy.publish("pacts", 15, "fr", "jadis", "Pacte de jadis", "\"publishedAt\":\"1998-05-11T10:00:00Z\"");
    try (Edition next = toy.edition()) {
      assertThat(next.search(Toy.parser().list("pacts", "sort=-publishedAt&limit=1")).prints()).extracting(Print::id).doesNotContain(Toy.id(15));
      assertThat(next.lastChanged("pacts")).contains(next.instant());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "kind=twinning                         | 11",
      "kind[ne]=twinning                     | 12 13 14",
      "kind[in]=twinning,memorandum          | 11 12",
      "kind[exists]=false                    | 13 14",
      "exclusive=true                        | 11",
      "number[gte]=3                         | 11",
      "number[lt]=3                          | 14",
      "signed=1956                           | 11",
      "signed=1956-07                        | 11",
      "signed=2001                           | 12",
      "signed=2002                           | 12",
      "signed=2003                           |",
      "signed[gte]=2002                      | 12 13",
      "signed[gt]=2001                       | 13",
      "signed[lt]=2002                       | 11",
      "signed[lte]=2001                      | 11 12",
      "signed[gte]=2009&signed[lte]=2009     | 13",
      "signed.year=2001                      | 12",
      "signed.year[gte]=2001                 | 12 13",
      "signed.year[exists]=true              | 11 12 13",
      "signed.year[exists]=false             | 14",
      "visited=2015-05-11                    | 12",
      "visited=2015-05-12                    |",
      "visited[gte]=2015-05-11T21:30:00Z     | 12",
      "visited[gt]=2015-05-11T21:30:00Z      |",
      "provenance.line=155                   | 11",
      "provenance.document[exists]=true      | 11",
      "aliases=a, b                          | 11",
      "aliases[in]=a\\, b                    | 11",
      "aliases[contains]=oeuvre              | 11",
      "title[contains]=AVEC                  | 11",
      "title[contains]=elan                  | 12",
      "title[contains]=te av                 | 11",
      "title[contains]=rome                  | 11",
      "title[contains]=pacte avec rome et mer |",
      "page=https://x.example/               | 13",
      "page[exists]=true                     | 13",
      "guests.name=B                         | 12",
      "guests.stay=2000                      |",
      "guests.stay[gt]=1990                  | 12",
      "guests.town.country=IT                | 12",
      "towns.country=CA                      | 12",
      "towns.country=IT                      | 11",
      "towns.country[ne]=CA                  | 11 12",
      "towns.slug=rome                       | 11",
      "towns.country=CA&towns.title[contains]=genev |",
      "towns.country=CA&towns.title[contains]=queb  | 12",
      "q=amitie                              | 11",
      "q=amitié                              | 11",
      "q=l'amitié                            | 11",
      "q=pactes                              | 11",
      "q=pacte de amitie                     | 11",
      "q=le                                  |",
      "q=😀                                  |",
      "q=oeuvre                              | 11",
      "locale=en                             | 12 13",
      "locale=en&q=friendship                | 12",
      "locale=de                             | 14",
      "locale=de&fallback=en                 | 12 13 14",
      "locale=de&fallback=en,fr              | 11 12 13 14",
      "locale=en&towns.country=CA            |",
  })
  void finds(String query, String expected) {
    assertThat(ids("pacts", query)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "pacts.kind=twinning                        | 1",
      "pacts.signed[gte]=2000                     | 2 3",
      "pacts.signed[gte]=1950                     | 1 2 3",
      "pacts.kind=memorandum&pacts.signed[lt]=1990 |",
      "pacts[exists]=true                         | 1 2 3",
      "pacts[exists]=false                        | 4",
      "pacts[exists]=false&country=IT             |",
      "pacts-as-guest.title[contains]=lan         | 1",
      "pacts-as-guest[exists]=true                | 1",
      "pacts-leading-here[exists]=true            |",
      "pacts.provenance.line=155                  | 1",
      "pacts.signed.year[in]=1956,1957            | 1",
      "children[exists]=true                      | 3",
      "children.country=IT                        | 3",
      "founded.year=1203                          | 4",
      "founded.year[lt]=1300                      | 4",
      "near=41.9,12.5,1                           | 1",
      "near=41.9,12.5,0.1                         |",
      "near=46.2044,6.1432,700                    | 1 3",
      "near=-17.7,-179.9,60                       | 4",
      "bbox=12.4964,41.9028,12.4964,41.9028       | 1",
      "bbox=6,41,13,47                            | 1 3",
      "bbox=179,-18,-179,-17                      | 4",
      "bbox=-179,-18,179,-17                      |",
      "bbox=6,41,13,47&country=IT                 | 1",
      "bbox=-180,-90,180,90                       | 1 3 4",
  })
  void findsAcrossRelationsBackwardsAndByPlace(String query, String expected) {
    toy.publish("towns", 1, "fr", "rome", "Rome", "\"country\":\"IT\",\"point\":{\"lat\":41.9028,\"lon\":12.4964},\"parent\":"
            + Toy.link(3))
        .publish("towns", 3, "fr", "geneve", "Genève", "\"country\":\"CH\",\"point\":{\"lat\":46.2044,\"lon\":6.1432}")
        .publish("towns", 4, "fr", "taveuni", "Taveuni", "\"founded\":\"1203-04-01\",\"point\":{\"lat\":-17.6,\"lon\":179.9}");
    edition.close();
    edition = toy.edition();
    assertThat(ids("towns", query)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void findsTheOtherEndOfAPactByItsId() {
    assertThat(ids("towns", "pacts=" + Toy.id(12))).isEqualTo("2 3");
    assertThat(ids("towns", "pacts[in]=" + Toy.id(12) + "," + Toy.id(11))).isEqualTo("1 2 3");
    assertThat(ids("towns", "pacts=" + Toy.id(12) + "&pacts.kind=twinning")).isEmpty();
    assertThat(ids("towns", "pacts=" + Toy.id(99))).isEmpty();
  }

  /** A neighbour that is gone is nobody's, and what it led to is not found by it any more. */
  @Test
  void crossesNoRelationToWhatIsGone() {
    toy.withdraw("pacts", 11, "fr", "rome-1956", null, null).withdraw("towns", 3, "fr", "geneve", null, null);
    edition.close();
    edition = toy.edition();
    assertThat(ids("towns", "pacts.kind=twinning")).isEmpty();
    assertThat(ids("towns", "pacts[exists]=false")).isEqualTo("1");
    assertThat(ids("pacts", "towns.country=CH")).isEmpty();
  }

  @Test
  void findsAReferenceById() {
    assertThat(ids("pacts", "towns=" + Toy.id(3))).isEqualTo("12");
    assertThat(ids("pacts", "towns[in]=" + Toy.id(3) + "," + Toy.id(1))).isEqualTo("11 12");
  }

  @Test
  void countsContentsOnceInTheFirstPublicLanguage() {
    Page page = edition.search(Toy.parser().list("pacts", ""));
    assertThat(page.total()).isEqualTo(4);
    assertThat(page.prints()).extracting(Print::locale).containsExactlyInAnyOrder("fr", "fr", "en", "de");
    assertThat(edition.search(Toy.parser().list("pacts", "locale=all")).total()).isEqualTo(5);
  }

  @Test
  void sortsByTheLanguagesOwnAlphabetAndPutsTheAbsentLast() {
    assertThat(titles("sort=title")).containsExactly("Ärger", "Élan", "Pacte avec Rome", "Zebra");
    assertThat(titles("sort=-title")).containsExactly("Zebra", "Pacte avec Rome", "Élan", "Ärger");
    assertThat(titles("sort=number,title")).containsExactly("Ärger", "Pacte avec Rome", "Élan", "Zebra");
    assertThat(titles("sort=-number,title")).containsExactly("Pacte avec Rome", "Ärger", "Élan", "Zebra");
    assertThat(titles("sort=-signed")).containsExactly("Zebra", "Élan", "Pacte avec Rome", "Ärger");
    assertThat(titles("sort=kind,-provenance.line")).startsWith("Élan", "Pacte avec Rome");
  }

  @Test
  void walksByCursorThroughEveryOrderWithoutLossOrRepetition() {
    for (int i = 100; i < 160; i++) {
      toy.publish("pacts", i, i % 3 == 0 ? "en" : "fr", "p" + i, i % 4 == 0 ? "Même titre" : "Titre pacte " + i % 7,
          i % 2 == 0 ? "\"number\":" + i % 5 : "");
    }
    edition.close();
    edition = toy.edition();
    for (String order : List.of("", "sort=number", "sort=-number,title", "sort=-signed", "q=pacte", "locale=all&sort=title")) {
      String whole = order.isEmpty() ? "limit=100" : order + "&limit=100";
      List<String> expected = edition.search(Toy.parser().list("pacts", whole)).prints().stream().map(EditionTest::key).toList();
      List<String> walked = new ArrayList<>();
      String step = (order.isEmpty() ? "" : order + "&") + "limit=7";
      for (Page page = edition.search(Toy.parser().list("pacts", step));;
          page = edition.search(Toy.parser().list("pacts", step + "&after=" + page.next().get()))) {
        page.prints().forEach(print -> walked.add(key(print)));
        assertThat(page.total()).isEqualTo(expected.size());
        if (page.next().isEmpty()) {
          break;
        }
      }
      assertThat(walked).as(order).isEqualTo(expected);
      List<String> each = new ArrayList<>();
      edition.each(Toy.parser().list("pacts", order), print -> each.add(key(print)));
      assertThat(each).isEqualTo(expected);
    }
  }

  @Test
  void answersAtAddressesOfNowAndBefore() {
    toy.publish("pacts", 11, "fr", "rome-jumelage", "Pacte avec Rome", "")
        .withdraw("pacts", 12, "fr", "span", "Retiré à la demande du partenaire.", null)
        .withdraw("pacts", 13, "en", "only-en", null, "pacts/" + Toy.id(11));
    edition.close();
    edition = toy.edition();
    assertThat(at("rome-jumelage", "")).isInstanceOf(Standing.Here.class);
    assertThat(at(Toy.id(11).toString(), "")).isInstanceOf(Standing.Here.class);
    assertThat(slug(at("rome-1956", ""))).isEqualTo("rome-jumelage");
    assertThat(slug(at("span", ""))).as("the other language answers").isEqualTo("span-en");
    assertThat(((Standing.Gone) at("span", "locale=fr")).notice()).contains("Retiré à la demande du partenaire.");
    assertThat(((Standing.Gone) at("only-en", "")).redirect()).map(Print::slug).contains("rome-jumelage");
    assertThat(((Standing.Gone) at("only-en", "locale=en")).redirect()).as("not public in that language").isEmpty();
    assertThat(at("rome-jumelage", "locale=en")).isInstanceOf(Standing.Nothing.class);
    assertThat(at("never", "")).isInstanceOf(Standing.Nothing.class);
    assertThat(edition.at("towns", Toy.id(11).toString(), Toy.parser().object("towns", "").languages()))
        .isInstanceOf(Standing.Nothing.class);
    assertThat(edition.wasPublic(Toy.id(13), List.of(Locale.ENGLISH))).isTrue();
    assertThat(ids("pacts", "")).isEqualTo("11 12 14");
  }

  @Test
  void leadsFromTheSlugOfAnotherLanguageToTheRightOne() {
    assertThat(slug(at("span-en", ""))).isEqualTo("span");
    assertThat(slug(at("span", "locale=en"))).isEqualTo("span-en");
  }

  @Test
  void keepsBytesExactAndTheDeliveredFormShorter() {
    toy.publish("pacts", 20, "fr", "texte", "Texte", "\"body\":{\"html\":\"<p>é</p>\",\"markdown\":\"é\",\"text\":\"é\"},"
        + "\"point\":{\"lat\":2.0,\"lon\":1e-7}");
    edition.close();
    edition = toy.edition();
    Print print = ((Standing.Here) at("texte", "")).print();
    assertThat(print.whole()).isEqualTo(toy.log.get(toy.log.size() - 1).body().get());
    assertThat(new String(print.delivered(), StandardCharsets.UTF_8))
        .contains("\"body\":{\"html\":\"<p>é</p>\"},").contains("\"lat\":2.0").doesNotContain("markdown");
    Print bodiless = ((Standing.Here) at("rome-1956", "")).print();
    assertThat(bodiless.delivered()).isEqualTo(bodiless.whole());
  }

  @Test
  void equalsARebuiltEditionHoweverItWasFollowed() throws Exception {
    toy.publish("pacts", 11, "fr", "b", "B", "").publish("pacts", 11, "fr", "c", "C", "").publish("pacts", 11, "fr", "b", "B2", "")
        .withdraw("pacts", 12, "fr", "span", null, null).publish("pacts", 12, "fr", "span", "Élan", "");
    edition.close();
    edition = toy.edition();
    try (EditionIndex stepwise = EditionIndex.create(new ByteBuffersDirectory(), Toy.MODEL)) {
      for (int i = 0; i < toy.log.size(); i++) {
        stepwise.apply(toy.log.subList(i, i + 1));
      }
      try (Edition other = stepwise.open()) {
        assertThat(other.contents()).isEqualTo(edition.contents()).hasSize(9);
        assertThat(other.number()).isEqualTo(edition.number());
        for (String slug : List.of("rome-1956", "b", "c", "span", "span-en")) {
          assertThat(slug(other.at("pacts", slug, Toy.parser().object("pacts", "").languages()))).isEqualTo(slug(at(slug, "")));
        }
        assertThat(ContentDocuments.read(other.searcher(), Toy.id(11).toString()).orElseThrow().former)
            .extracting(ContentState.Former::slug).containsExactly("c", "rome-1956");
      }
    }
  }

  @Test
  void remembersWhatReadersWereToldOfChangesAndTakesBackWhatAReturnUndoes() {
    toy.publish("pacts", 40, "fr", "pacte", "Un", updated("2024-02-01", null)).publish("pacts", 40, "fr", "pacte", "Deux", updated("2024-02-02", "Signé"))
        .publish("pacts", 40, "fr", "pacte", "Deux, une virgule", updated("2024-02-02", "Signé")).publish("pacts", 40, "en", "pact", "One", updated("2024-02-03", null));
    assertThat(changes("pacte")).isEqualTo("[{\"at\":\"2024-02-02T00:00:00Z\",\"publicNote\":\"Signé\"},{\"at\":\"2024-02-01T00:00:00Z\"}]");
    toy.withdraw("pacts", 40, "fr", "pacte", null, null).publish("pacts", 40, "fr", "pacte", "Trois", updated("2024-02-05", "Encore"));
    assertThat(changes("pacte")).startsWith("[{\"at\":\"2024-02-05T00:00:00Z\",\"publicNote\":\"Encore\"},{\"at\":\"2024-02-02T00:00:00Z\"");
    toy.publish("pacts", 40, "fr", "pacte", "Deux", updated("2024-02-02", "Signé"));
    assertThat(changes("pacte")).startsWith("[{\"at\":\"2024-02-02T00:00:00Z\"").doesNotContain("Encore");
  }

  private static String updated(String day, String note) {
    return "\"updatedAt\":\"" + day + "T00:00:00Z\"" + (note == null ? "" : ",\"publicNote\":\"" + note + "\"");
  }

  private String changes(String slug) {
    edition.close();
    edition = toy.edition();
    return new String(((Standing.Here) at(slug, "")).print().changes(), StandardCharsets.UTF_8);
  }

  @Test
  void knowsWhatLeadsToAContent() {
    toy.publish("pacts", 50, "fr", "lien", "Lien", "\"towns\":[" + Toy.link(2) + "],\"page\":" + Toy.link(3))
        .publish("pacts", 51, "fr", "texte-lie", "Texte", "\"body\":{\"html\":\"x\",\"markdown\":\"[x](entente:towns/" + Toy.id(3) + ")\",\"text\":\"x\"}")
        .publish("pacts", 52, "fr", "retire", "Retiré", "\"page\":" + Toy.link(3)).withdraw("pacts", 52, "fr", "retire", null, null);
    edition.close();
    edition = toy.edition();
    assertThat(edition.leadingTo(Toy.id(3))).extracting(Print::slug).contains("lien", "texte-lie").doesNotContain("retire");
    assertThat(edition.leadingTo(Toy.id(51))).isEmpty();
  }

  @Test
  void staysReadableForWhoHoldsItWhileTheWorldGoesOn() {
    Editions editions = new Editions();
    editions.show(edition.held());
    try (Edition held = editions.current()) {
      toy.publish("towns", 5, "fr", "neu", "Neu", "");
      editions.show(toy.edition());
      assertThat(editions.current().number()).isEqualTo(held.number() + 1);
      assertThat(held.search(Toy.parser().list("towns", "")).prints()).hasSize(3).allSatisfy(print ->
          assertThat(print.delivered()).isNotEmpty());
    }
  }

  @Test
  void marksWhatWasFoundAndEscapesTheRest() {
    toy.publish("pacts", 30, "fr", "x", "<b>L’amitié & \\\"nous\\\"</b>", "");
    edition.close();
    edition = toy.edition();
    Query query = Toy.parser().search("q=amitie");
    List<Print> prints = edition.search(query).prints();
    assertThat(prints).extracting(Print::slug).startsWith("x");
    assertThat(new Highlights(Toy.MODEL, "amitie").of(prints.get(0)).get("title"))
        .isEqualTo("&lt;b&gt;L&#39;<mark>amitié</mark> &amp; &quot;nous&quot;&lt;/b&gt;");
  }

  private Standing at(String key, String raw) {
    return edition.at("pacts", key, Toy.parser().object("pacts", raw).languages());
  }

  private static String slug(Standing standing) {
    return standing instanceof Standing.Elsewhere elsewhere ? elsewhere.print().slug()
        : standing instanceof Standing.Here here ? "here:" + here.print().slug() : standing.toString();
  }

  private static String key(Print print) {
    return print.id() + "/" + print.locale();
  }

  private List<String> titles(String raw) {
    return edition.search(Toy.parser().list("pacts", raw)).prints().stream()
        .map(print -> PrintForm.read(print.whole()).path("title").asText()).toList();
  }

  private String ids(String type, String raw) {
    return edition.search(Toy.parser().list(type, raw)).prints().stream()
        .map(print -> Long.toString(print.id().getLeastSignificantBits() & 0xffff)).sorted().collect(Collectors.joining(" "));
  }
}
