package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.values.RichText;
import org.junit.jupiter.api.Test;

/** What the staff are told about the differences between two texts of a content. */
class ComparisonIT extends Journey {
  private static Http.Answer diff(WorkingCopy copy, int from, int to) {
    return office.author().get(copy.path() + "/revisions/" + from + "/diff/" + to);
  }

  private static JsonNode live(WorkingCopy copy, String locale) {
    return office.reviewer().get(copy.in(locale) + "/diff").expect(200).json();
  }

  @Test
  void twoRevisionsAreComparedFieldByFieldAndLanguageByLanguage() {
    WorkingCopy topic = office.create(office.author(), "topics", Map.of("words", Map.of("fr", Map.of("title", News.unique("Thème")))));
    String title = office.read(topic).at("/words/fr/title").textValue();
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Comparée")));
    office.edit(office.author(), news, Map.of("displayDate", "2015-04-17", "topics", List.of(Map.of("id", topic.id())), "note", "Interne",
        "words", Map.of("fr", Map.of("summary", "Un résumé plus long")))).expect(200);

    JsonNode difference = diff(news, 1, 2).expect(200).json();
    assertThat(difference.at("/from/number").intValue()).isEqualTo(1);
    assertThat(difference.at("/to/action").asText()).isEqualTo("EDIT");
    assertThat(difference.get("facts").findValuesAsText("field")).containsExactlyInAnyOrder("displayDate", "topics", "note");
    JsonNode topics = field(difference.get("facts"), "topics");
    assertThat(topics.at("/entries/0/fate").asText()).isEqualTo("added");
    assertThat(topics.at("/entries/0/title").asText()).isEqualTo(title);
    assertThat(field(difference.get("facts"), "note").path("internal").booleanValue()).isTrue();
    assertThat(difference.get("words").properties()).hasSize(1);
    assertThat(difference.at("/words/fr/0/runs").toString())
        .isEqualTo("[{\"is\":\"equal\",\"text\":\"Un \"},{\"is\":\"delete\",\"text\":\"résumé\"},{\"is\":\"insert\",\"text\":\"résumé plus long\"}]");
    assertThat(diff(news, 2, 1).expect(200).json().at("/words/fr/0/runs/1/is").asText()).isEqualTo("delete");
    assertThat(diff(news, 2, 2).expect(200).json().get("facts")).isEmpty();
  }

  private static JsonNode field(JsonNode fields, String name) {
    return fields.valueStream().filter(field -> field.get("field").asText().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aDifferenceIsReadAsPlainTextInFrenchOrEnglish() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Lue")));
    office.editWords(office.author(), news, "fr", Map.of("summary", "Un autre résumé")).expect(200);
    String address = news.path() + "/revisions/1/diff/2";
    Http reader = office.author().with("Accept", "text/plain");
    Http.Answer french = reader.get(address).expect(200);
    assertThat(french.header("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(french.text()).contains("De la révision 1 (CREATE, ", ", par author)", "Français (fr)\n  Résumé : Un {+autre +}résumé\n");
    assertThat(reader.get(address + "?lang=en").expect(200).text()).contains("From revision 1", "French (fr)\n  Summary: Un {+autre +}résumé\n");
    assertThat(office.author().get(address + "?lang=en").expect(200).json().at("/words/fr/0/label").asText()).isEqualTo("Summary");
    assertThat(problem(reader.get(address + "?lang=de").expect(400))).endsWith("/bad-parameter");
    assertThat(problem(office.author().with("Accept", "text/html").get(address).expect(406))).endsWith("/not-acceptable");
  }

  @Test
  void whatIsProposedIsComparedWithWhatIsLive() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inBoth(News.unique("Proposée")));
    JsonNode first = live(news, "fr");
    assertThat(first.get("from").isNull()).isTrue();
    assertThat(first.get("words").properties()).hasSize(1);
    assertThat(field(first.at("/words/fr"), "title").at("/runs/0/is").asText()).isEqualTo("insert");

    office.publish(news, "fr");
    assertThat(live(news, "fr").get("words")).isEmpty();
    office.edit(office.author(), news, Map.of("note", "Interne", "displayDate", "2015-04-18",
        "words", Map.of("en", Map.of("summary", "A summary")))).expect(200);
    JsonNode proposed = live(news, "fr");
    assertThat(proposed.get("words")).isEmpty();
    assertThat(proposed.get("facts").findValuesAsText("field")).as("public facts alone").containsExactly("displayDate");
    assertThat(proposed.at("/facts/0/before/value").asText()).isEqualTo("2015-04-16");
    assertThat(proposed.get("locale").asText()).isEqualTo("fr");

    office.move(office.publisher(), news, "fr", "WITHDRAW").expect(200);
    assertThat(live(news, "fr").get("from").isNull()).as("nothing is live").isTrue();
    office.reviewer().get(news.path() + "/de/diff").expect(404);
  }

  @Test
  void whatIsNotThereIsNotCompared() {
    WorkingCopy news = office.create(office.author(), News.TYPE, News.inFrench(News.unique("Absente")));
    diff(news, 1, 2).expect(404);
    office.author().get("api/editorial/v1/topics/" + news.id() + "/revisions/1/diff/1").expect(404);
    office.visitor().get(news.path() + "/revisions/1/diff/1").expect(401);
    office.visitor().get(news.in("fr") + "/diff").expect(401);
  }

  @Test
  void theLongestTextsAreComparedAllTheSame() {
    Random random = new Random(1956);
    WorkingCopy news = office.create(office.author(), News.TYPE, longest(random));
    office.edit(office.author(), news, longest(random)).expect(200);
    diff(news, 1, 2).expect(200);
    long start = System.nanoTime();
    JsonNode difference = diff(news, 1, 2).expect(200).json();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertThat(field(difference.at("/words/fr"), "body").get("by").asText()).isEqualTo("paragraphs");
    if (TestRun.full()) {
      assertThat(taken).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static Map<String, Object> longest(Random random) {
    return Map.of("displayDate", "2015-04-16", "words", Map.of("fr", Map.of("title", News.unique("Longue"), "body", body(random)),
        "en", Map.of("title", News.unique("Long"), "body", body(random))));
  }

  /** Short words, so that there are as many as can be. */
  private static String body(Random random) {
    return random.ints(RichText.LONGEST / 2, 'a', 'z').mapToObj(letter -> (char) letter + " ").collect(Collectors.joining());
  }
}
