package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.delivery.forms.Form;
import org.entente.edition.Edition;
import org.entente.edition.Moment;
import org.entente.edition.Query;
import org.entente.edition.QueryParser;
import org.entente.edition.Toy;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.testing.Case;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final QueryParser parser = Toy.parser();
  private final Links links = new Links(Toy.HOUSE, DeliveryResource.ROOT);
  private Toy toy;
  private Edition edition;

  @BeforeEach
  void world() {
    toy = new Toy()
        .publish("towns", 1, "fr", "rome", "Rome", "\"country\":\"IT\",\"memberOf\":[" + Toy.link(3) + "]")
        .publish("towns", 1, "en", "rome", "Rome (en)", "\"country\":\"IT\"")
        .publish("towns", 2, "fr", "kiel", "Kiel", "")
        .publish("towns", 3, "fr", "union", "Union", "")
        .publish("pacts", 11, "fr", "a", "Pacte A", "\"body\":{\"html\":\"<p>x</p>\",\"markdown\":\"x\",\"text\":\"x\"},"
            + Toy.period("1956") + ",\"towns\":[" + Toy.link(1) + "," + Toy.link(2) + "],\"aliases\":[\"un|deux\",\"trois\"],"
            + "\"provenance\":{\"line\":7,\"document\":\"=cmd|x\"},\"guests\":[{\"name\":\"N\",\"town\":" + Toy.link(1) + "}]")
        .publish("pacts", 12, "fr", "b", "Pacte B, \\\"dit\\\"", "")
        .publish("pacts", 12, "en", "b-en", "Pact B", "")
        .withdraw("towns", 2, "fr", "kiel", "Parti.", null);
    edition = toy.edition();
  }

  @AfterEach
  void close() {
    edition.close();
  }

  @Test
  void joinsStoredBytesIntoAList() throws Exception {
    Answer answer = list("sort=-title&limit=1");
    String body = new String(answer.bytes().orElseThrow(), StandardCharsets.UTF_8);
    JsonNode json = JSON.readTree(body);
    assertThat(json.at("/page")).hasToString("{\"limit\":1,\"total\":2}");
    assertThat(json.at("/links/self").asText()).isEqualTo("/ctx/api/v1/pacts?sort=-title&limit=1");
    assertThat(json.at("/links/next").asText()).startsWith("/ctx/api/v1/pacts?sort=-title&limit=1&after=");
    assertThat(answer.edition()).isEqualTo("8");
    assertThat(answer.headers()).containsEntry("Surrogate-Key", "pacts")
        .containsEntry("Last-Modified", "Mon, 01 Jan 2024 00:07:00 GMT")
        .containsEntry("Cache-Control", "public, max-age=10, stale-while-revalidate=30, stale-if-error=86400");
    assertThat(answer.headers().get("ETag")).matches("\"[0-9a-f]{32}\"");
  }

  @Test
  void anAnswerMadeFromMoreThanAHeaderNamesIsChangedByWhateverIsPublished() {
    int many = 201;
    edition.close();
    for (int town = 100; town < 100 + many; town++) {
      toy.publish("towns", town, "fr", "t-" + town, "Ville " + town, "");
    }
    toy.publish("pacts", 13, "fr", "c", "Pacte C", "\"towns\":["
        + IntStream.range(100, 100 + many).mapToObj(Toy::link).collect(Collectors.joining(",")) + "]");
    edition = toy.edition();
    assertThat(list("title=Pacte%20C&include=towns").headers()).containsEntry("Surrogate-Key", "all");
    assertThat(list("title=Pacte%20C&include=towns(limit=20)").headers().get("Surrogate-Key").split(" ")).hasSize(21);
  }

  @Test
  @Case("D2")
  void aCircleOfLinksIsFollowedAsFarAsAsked() throws Exception {
    edition.close();
    for (int town = 21; town <= 22; town++) {
      String other = Toy.link(43 - town);
      toy.publish("towns", town, "fr", "c-" + town, "Cercle " + town, "\"parent\":" + other + ",\"memberOf\":[" + other + "]");
    }
    edition = toy.edition();
    JsonNode one = json(town("c-21", "include=ancestors,memberOf.memberOf,members.members"));
    assertThat(one.at("/ancestors")).extracting(ancestor -> ancestor.get("id").textValue()).containsExactly(Toy.id(22).toString());
    assertThat(one.at("/memberOf/0/memberOf/0/id").textValue()).isEqualTo(Toy.id(21).toString());
    assertThat(one.at("/memberOf/0/memberOf/0/memberOf/0").properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("type", "id", "href");
    assertThat(one.at("/members/0/members/0/id").textValue()).isEqualTo(Toy.id(21).toString());
  }

  @Test
  void cachesAskBeforeTheyGiveAPageOfAWalkAgainAndTellTheStaffFromOthers() {
    Answer answer = list("");
    assertThat(answer.of(new Moment.Pinned(OptionalLong.of(8)), false).headers()).containsEntry("Cache-Control", "public, no-cache")
        .containsEntry("Vary", "Accept-Encoding");
    Moment past = new Moment.Past(edition.instant());
    assertThat(answer.of(past, false).headers()).containsEntry("Cache-Control", answer.headers().get("Cache-Control"))
        .containsEntry("Vary", "Accept-Encoding, Authorization");
    assertThat(answer.of(past, true).headers()).containsEntry("Cache-Control", "private, no-store").containsEntry("Vary", "Accept-Encoding, Authorization");
  }

  @Test
  void pagesByOffsetWhenAsked() throws Exception {
    JsonNode json = json(list("offset=0&limit=1"));
    assertThat(json.at("/page/offset").asInt()).isZero();
    assertThat(json.at("/links/next").asText()).isEqualTo("/ctx/api/v1/pacts?limit=1&offset=1");
    assertThat(json(list("offset=1&limit=1")).at("/links").has("next")).isFalse();
  }

  @Test
  void aWalkByOffsetGoesOnByCursorWhereOffsetsEnd() throws Exception {
    int all = Query.FARTHEST + 3;
    edition.close();
    for (int town = 100; town < 100 + all - 2; town++) {
      toy.publish("towns", town, "fr", "t-" + town, "Ville " + town, "");
    }
    edition = toy.edition();
    JsonNode last = json(towns("sort=title&offset=9998&limit=2"));
    assertThat(last.at("/links/next").asText()).isEqualTo("/ctx/api/v1/towns?sort=title&limit=2&offset=10000");
    String beyond = json(towns("sort=title&offset=10000&limit=2")).at("/links/next").asText();
    assertThat(beyond).startsWith("/ctx/api/v1/towns?sort=title&limit=2&after=");
    JsonNode end = json(towns(beyond.substring(beyond.indexOf('?') + 1)));
    assertThat(end.at("/page/total").asInt()).isEqualTo(all);
    assertThat(end.at("/data").size()).isEqualTo(1);
    assertThat(end.at("/links").has("next")).isFalse();
  }

  @Test
  void countsAndGroupsTheWholeListWhateverThePage() throws Exception {
    toy.publish("pacts", 13, "fr", "c", "Pacte C", Toy.period("1956-07") + ",\"number\":-4,\"exclusive\":true,\"towns\":[" + Toy.link(1) + "]")
        .publish("pacts", 13, "en", "c-en", "Pact C", Toy.period("1957") + ",\"number\":12");
    edition.close();
    edition = toy.edition();
    JsonNode json = json(list("limit=1&sort=-signed&facets=towns.country,exclusive,number&groupBy=signed.year"));
    assertThat(json.at("/facets")).hasToString("{\"towns.country\":{\"values\":[{\"value\":\"IT\",\"count\":2}],\"distinct\":1,\"absent\":1},"
        + "\"exclusive\":{\"values\":[{\"value\":true,\"count\":1}],\"distinct\":1,\"absent\":2},"
        + "\"number\":{\"values\":[{\"value\":-4,\"count\":1}],\"distinct\":1,\"absent\":2}}");
    assertThat(json.at("/groups")).hasToString("{\"by\":\"signed.year\",\"values\":[{\"value\":1956,\"count\":2,\"ids\":[\"" + Toy.id(13)
        + "\"]}],\"distinct\":1,\"absent\":1}");
    JsonNode every = json(list("locale=all&sort=-signed&facets=number&groupBy=signed.year"));
    assertThat(every.at("/facets/number/values")).hasToString("[{\"value\":-4,\"count\":1},{\"value\":12,\"count\":1}]");
    assertThat(every.at("/groups/values")).extracting(group -> group.get("value").intValue()).containsExactly(1957, 1956);
    assertThat(every.at("/groups/values/1/count").intValue()).isEqualTo(2);
  }

  @Test
  void groupsOfNamesStandInTheOrderOfTheirLanguage() throws Exception {
    toy.publish("pacts", 13, "fr", "c", "Pacte C", "\"aliases\":[\"Zoo\",\"Économie\",\"art\",\"Eau\"]");
    edition.close();
    edition = toy.edition();
    JsonNode json = json(list("groupBy=aliases"));
    assertThat(json.at("/groups/values")).extracting(group -> group.get("value").textValue()).containsExactly("art", "Eau", "Économie", "trois", "un|deux", "Zoo");
  }

  @Test
  void includesNeighboursInTheAskedLanguageAndSaysWhoIsGone() throws Exception {
    JsonNode pact = json(one("a", "include=towns.memberOf,guests.town"));
    assertThat(pact.at("/towns/0").toString()).startsWith(
        "{\"type\":\"towns\",\"id\":\"" + Toy.id(1) + "\",\"href\":\"/ctx/api/v1/towns/" + Toy.id(1) + "\",\"locale\":\"fr\"");
    assertThat(pact.at("/towns/0/memberOf/0/title").asText()).isEqualTo("Union");
    assertThat(pact.at("/towns/1")).hasToString("{\"type\":\"towns\",\"id\":\"" + Toy.id(2) + "\",\"href\":\"/ctx/api/v1/towns/"
        + Toy.id(2) + "\",\"reason\":\"gone\"}");
    assertThat(pact.at("/guests/0/town/title").asText()).isEqualTo("Rome");
    assertThat(pact.at("/body").toString()).isEqualTo("{\"html\":\"<p>x</p>\"}");
  }

  @Test
  void includesWhatLeadsHereInItsOwnOrderAndNumber() throws Exception {
    toy.publish("pacts", 13, "fr", "c", "Pacte C", Toy.period("2009") + ",\"towns\":[" + Toy.link(1) + "]")
        .publish("pacts", 14, "fr", "d", "Pacte D", Toy.period("1990") + ",\"towns\":[" + Toy.link(1) + "," + Toy.link(3) + "]");
    edition.close();
    edition = toy.edition();
    Answer answer = town("rome", "include=pacts(limit=2,sort=-signed).towns,pacts-as-guest&fields=title,pacts.title,pacts.towns.title");
    JsonNode rome = json(answer);
    assertThat(rome.at("/pacts")).extracting(pact -> pact.get("title").asText()).containsExactly("Pacte C", "Pacte D");
    assertThat(rome.at("/pacts/1")).hasToString("{\"type\":\"pacts\",\"id\":\"" + Toy.id(14) + "\",\"href\":\"/ctx/api/v1/pacts/" + Toy.id(14)
        + "\",\"locale\":\"fr\",\"title\":\"Pacte D\",\"towns\":[" + link(1, "fr", "Rome") + "," + link(3, "fr", "Union")
        + "],\"links\":{\"self\":\"/ctx/api/v1/pacts/" + Toy.id(14) + "?locale=fr\"}}");
    assertThat(rome.at("/pacts-as-guest")).extracting(pact -> pact.get("id").asText()).containsExactly(Toy.id(11).toString());
    assertThat(answer.headers().get("Surrogate-Key").split(" ")).contains("pacts", Toy.id(13).toString(), Toy.id(3).toString());
    assertThat(json(town("union", "include=pacts-as-guest")).at("/pacts-as-guest")).hasToString("[]");
    assertThat(json(town("rome", "include=pacts")).at("/pacts")).extracting(pact -> pact.get("title").asText())
        .containsExactly("Pacte A", "Pacte C", "Pacte D");
  }

  @Test
  void limitsAndSortsTheNeighboursOfAListOfLinks() throws Exception {
    assertThat(json(one("a", "include=towns(limit=1)")).at("/towns/1").toString()).doesNotContain("reason", "title");
    toy.publish("pacts", 13, "fr", "c", "Pacte C", "\"towns\":[" + Toy.link(3) + "," + Toy.link(2) + "," + Toy.link(1) + "]");
    edition.close();
    edition = toy.edition();
    JsonNode sorted = json(one("c", "include=towns(sort=title,limit=2)")).at("/towns");
    assertThat(sorted).extracting(town -> town.path("title").asText()).containsExactly("Rome", "Union", "");
    assertThat(sorted.get(2).has("reason")).isFalse();
  }

  @Test
  void includesAncestorsFromTheTopAndNeverTwice() throws Exception {
    toy.publish("towns", 21, "fr", "monde", "Monde", "").publish("towns", 22, "fr", "europe", "Europe", "\"parent\":" + Toy.link(21))
        .publish("towns", 23, "fr", "italie", "Italie", "\"parent\":" + Toy.link(22))
        .publish("towns", 31, "fr", "ouroboros", "Ouroboros", "\"parent\":" + Toy.link(32))
        .publish("towns", 32, "fr", "queue", "Queue", "\"parent\":" + Toy.link(31))
        .publish("towns", 33, "fr", "soi", "Soi", "\"parent\":" + Toy.link(33))
        .publish("towns", 41, "fr", "orphelin", "Orphelin", "\"parent\":" + Toy.link(2))
        .publish("pacts", 13, "fr", "c", "Pacte C", "\"towns\":[" + Toy.link(23) + "]");
    edition.close();
    edition = toy.edition();
    assertThat(json(town("italie", "include=ancestors,parent&fields=ancestors.title")).at("/ancestors")).hasToString(
        "[" + link(21, "fr", "Monde") + "," + link(22, "fr", "Europe") + "]");
    assertThat(json(town("ouroboros", "include=ancestors")).at("/ancestors")).extracting(town -> town.get("title").asText())
        .containsExactly("Queue");
    assertThat(json(town("soi", "include=ancestors")).at("/ancestors")).isEmpty();
    assertThat(json(town("orphelin", "include=ancestors")).at("/ancestors/0/reason").asText()).isEqualTo("gone");
    assertThat(json(one("c", "include=towns.ancestors")).at("/towns/0/ancestors/1/title").asText()).isEqualTo("Europe");
  }

  @Test
  void includesTheAddressesInOtherLanguages() throws Exception {
    assertThat(json(one("b", "include=alternates&fields=title")).at("/alternates")).hasToString("[{\"locale\":\"en\",\"slug\":\"b-en\","
        + "\"links\":{\"self\":\"/ctx/api/v1/pacts/" + Toy.id(12) + "?locale=en\"}}]");
    JsonNode every = json(list("locale=all&include=alternates&sort=title"));
    assertThat(every.at("/data")).extracting(object -> object.get("locale").asText() + object.get("alternates").valueStream()
        .map(other -> other.get("locale").asText()).toList()).containsExactlyInAnyOrder("fr[]", "fr[en]", "en[fr]");
  }

  private static String link(int id, String locale, String title) {
    return "{\"type\":\"towns\",\"id\":\"" + Toy.id(id) + "\",\"href\":\"/ctx/api/v1/towns/" + Toy.id(id) + "\",\"locale\":\"" + locale
        + "\",\"title\":\"" + title + "\",\"links\":{\"self\":\"/ctx/api/v1/towns/" + Toy.id(id) + "?locale=" + locale + "\"}}";
  }

  private Answer town(String key, String raw) {
    return new OneObject(edition, links).answer("towns", key, parser.object("towns", raw));
  }

  /** What is counted across a relation changes with the neighbours. */
  @Test
  void namesTheTypesThatAListDependsOn() {
    assertThat(list("facets=towns.country").headers()).containsEntry("Surrogate-Key", "pacts towns");
    assertThat(list("groupBy=towns.country").headers()).containsEntry("Surrogate-Key", "pacts towns");
    assertThat(list("facets=kind").headers()).containsEntry("Surrogate-Key", "pacts");
  }

  @Test
  void choosesFieldsAndAlwaysKeepsWhoItIs() throws Exception {
    assertThat(json(one("a", "fields=title")).toString()).isEqualTo("{\"type\":\"pacts\",\"id\":\"" + Toy.id(11)
        + "\",\"locale\":\"fr\",\"title\":\"Pacte A\",\"links\":{\"self\":\"/ctx/api/v1/pacts/" + Toy.id(11) + "?locale=fr\"}}");
    assertThat(json(one("a", "fields=body.markdown")).at("/body").toString()).isEqualTo("{\"markdown\":\"x\"}");
    assertThat(json(one("a", "fields=body")).at("/body").toString()).isEqualTo("{\"html\":\"<p>x</p>\"}");
    assertThat(json(one("a", "fields=signed.from,provenance.line")).at("/signed").toString()).isEqualTo("{\"from\":\"1956-01-01\"}");
    JsonNode reached = json(one("a", "fields=towns.title&include=towns"));
    assertThat(reached.at("/towns/0/title").asText()).isEqualTo("Rome");
    assertThat(reached.at("/towns/0").has("country")).isFalse();
    assertThat(reached.has("title")).isFalse();
    assertThat(json(one("a", "fields=title&include=towns")).at("/towns/0/country").asText()).isEqualTo("IT");
  }

  @Test
  void refusesAnIncludeThatCostsTooMuch() {
    StringBuilder links = new StringBuilder(Toy.link(1));
    for (int i = 0; i < 500; i++) {
      links.append(',').append(Toy.link(1));
    }
    toy.publish("pacts", 21, "fr", "p", "P", "\"towns\":[" + links + "]")
        .publish("pacts", 22, "fr", "q", "Q", "\"towns\":[" + links + "]");
    edition.close();
    edition = toy.edition();
    assertThat(catchThrowableOfType(Problem.class, () -> list("include=towns")).slug()).isEqualTo("include-too-costly");
  }

  @Test
  void movesAndMournsByAddress() {
    Answer moved = one("b-en", "fields=title");
    assertThat(moved.status()).isEqualTo(308);
    assertThat(moved.headers()).containsEntry("Location", "/ctx/api/v1/pacts/b?fields=title");
    Problem gone = catchThrowableOfType(Problem.class, () -> new OneObject(edition, links).answer("towns", "kiel",
        parser.object("towns", "")));
    assertThat(gone.kind()).isEqualTo(ProblemKind.GONE);
    assertThat(gone.details()).containsEntry("notice", "Parti.");
    Problem hidden = catchThrowableOfType(Problem.class, () -> one("a", "locale=en"));
    assertThat(hidden.kind()).isEqualTo(ProblemKind.NOT_FOUND);
  }

  @Test
  void givesContentsInTheOrderAskedAndSaysWhatIsMissing() throws Exception {
    JsonNode json = json(new Listing(edition, links).content(parser.content(
        "ids=" + Toy.id(12) + "," + Toy.id(2) + "," + Toy.id(99) + "," + Toy.id(1) + "&locale=fr")));
    assertThat(json.at("/data/0/slug").asText()).isEqualTo("b");
    assertThat(json.at("/data/1/slug").asText()).isEqualTo("rome");
    assertThat(json.at("/missing").toString()).isEqualTo("[{\"id\":\"" + Toy.id(2) + "\",\"reason\":\"gone\"},{\"id\":\""
        + Toy.id(99) + "\",\"reason\":\"unknown\"}]");
  }

  @Test
  void searchesAllTypesWithMarks() throws Exception {
    JsonNode json = json(new Listing(edition, links).search("/search", parser.search("q=rome"), Toy.MODEL));
    assertThat(json.at("/page/total").asInt()).isEqualTo(1);
    assertThat(json.at("/data/0/highlights/title").asText()).isEqualTo("<mark>Rome</mark>");
  }

  @Test
  void printsATableTheImportReadsBack() {
    Answer answer = table("sort=title");
    String[] lines = new String(answer.bytes().orElseThrow(), StandardCharsets.UTF_8).split("\r\n");
    assertThat(lines[0]).isEqualTo("id,locale,slug,title,summary,body,kind,exclusive,signed,number,towns,visited,page,aliases,"
        + "secretary,guests,provenance.line,provenance.document");
    assertThat(lines[1]).isEqualTo(Toy.id(11) + ",fr,a,Pacte A,,x,,,1956,," + Toy.id(1) + "|" + Toy.id(2) + ",,,un\\|deux|trois,,"
        + "\"[{\"\"name\"\":\"\"N\"\",\"\"town\"\":{\"\"type\"\":\"\"towns\"\",\"\"id\"\":\"\"" + Toy.id(1) + "\"\"}}]\",7,'=cmd|x");
    assertThat(lines[2]).startsWith(Toy.id(12) + ",fr,b,\"Pacte B, \"\"dit\"\"\",");
    assertThat(lines).hasSize(3);
    Answer narrow = table("fields=provenance,title&limit=1");
    assertThat(new String(narrow.bytes().orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo("id,locale,title,provenance.line,provenance.document\r\n" + Toy.id(11) + ",fr,Pacte A,7,'=cmd|x\r\n");
  }

  @Test
  void answers304ToWhoHoldsTheSameBytes() {
    Answer answer = one("a", "");
    String etag = answer.headers().get("ETag");
    for (String held : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
      assertThat(answer.isHeld(held)).isTrue();
      Answer again = answer.unchanged();
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.bytes()).isEmpty();
      Map<String, String> sent = new HashMap<>();
      again.eachHeader(sent::put);
      assertThat(sent).containsEntry("ETag", etag).containsKey("Cache-Control").doesNotContainKey("Content-Type");
    }
    assertThat(answer.isHeld("\"other\"")).isFalse();
  }

  @Test
  void leavesAnObjectsAnswerUntouchedByItsNeighboursAndOtherLanguages() {
    Answer before = one("b", "");
    toy.publish("pacts", 12, "en", "b-en", "Pact B again", "").publish("towns", 1, "fr", "rome", "Roma", "");
    edition.close();
    edition = toy.edition();
    Answer after = one("b", "");
    assertThat(after.bytes().orElseThrow()).isEqualTo(before.bytes().orElseThrow());
    assertThat(after.headers().get("ETag")).isEqualTo(before.headers().get("ETag"));
    assertThat(after.headers().get("Last-Modified")).isEqualTo(before.headers().get("Last-Modified"));
  }

  @Test
  void showsTheWayIn() throws Exception {
    JsonNode index = json(new Index(Toy.MODEL, Toy.HOUSE, links).answer(edition));
    assertThat(index.at("/types/0").toString())
        .isEqualTo("{\"type\":\"pacts\",\"href\":\"/ctx/api/v1/pacts\",\"schema\":\"/ctx/api/v1/schemas/pacts\","
            + "\"forms\":{\"csv\":\"/ctx/api/v1/pacts.csv\",\"xlsx\":\"/ctx/api/v1/pacts.xlsx\",\"jsonld\":\"/ctx/api/v1/pacts.jsonld\"}}");
    assertThat(index.at("/locales").toString()).isEqualTo("[\"fr\",\"en\",\"de\"]");
  }

  private Answer list(String raw) {
    return new Listing(edition, links).list("/pacts", parser.list("pacts", raw));
  }

  private Answer towns(String raw) {
    return new Listing(edition, links).list("/towns", parser.list("towns", raw));
  }

  private Answer table(String raw) {
    return new Transcript(edition, parser.table("pacts", raw), Toy.MODEL.type("pacts").orElseThrow(), Toy.HOUSE, Fair.CATALOGUE, links, Form.CSV).answer();
  }

  private Answer one(String key, String raw) {
    return new OneObject(edition, links).answer("pacts", key, parser.object("pacts", raw));
  }

  private static JsonNode json(Answer answer) throws java.io.IOException {
    return JSON.readTree(answer.bytes().orElseThrow());
  }
}
