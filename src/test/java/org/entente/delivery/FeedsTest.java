package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.apptasticsoftware.rssreader.Item;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entente.delivery.forms.Form;
import org.entente.edition.Toy;
import org.entente.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class FeedsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NASTY = "<b>&amp;\u0000\u0007\uFFFE]]></title><script>1</script> \"é😀\" \uD83D";

  private final Fair fair = new Fair();

  /** What every feed tells of an object. */
  private record Told(String id, String title, Instant published, String address) {}

  @AfterEach
  void close() {
    fair.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"ATOM", "RSS", "JSONFEED"})
  void tellsOfTheNewestFiftyNewestFirst(Form form) throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      fair.publish(i, "fr", "Fête " + i, Fair.feast("20%02d-07-14T21:00:00+02:00".formatted(i)));
      expected.add(0, "urn:uuid:" + Toy.id(i));
    }
    List<Told> told = told(form, fair.bytes(form, ""));
    assertThat(told).extracting(Told::id).isEqualTo(expected.subList(0, 50));
    assertThat(told.get(0)).isEqualTo(new Told("urn:uuid:" + Toy.id(60), "Fête 60", Instant.parse("2060-07-13T22:00:00Z"),
        "https://pacts.example.org/ctx/api/v1/feasts/" + Toy.id(60) + "?locale=fr"));
    assertThat(told(form, fair.bytes(form, "title=Fête%207"))).extracting(Told::title).containsExactly("Fête 7");
    assertThat(catchThrowableOfType(Problem.class, () -> fair.bytes(form, "limit=3")).slug()).isEqualTo("unknown-parameter");
  }

  @ParameterizedTest
  @EnumSource(names = {"ATOM", "JSONFEED"})
  void majorChangesMoveTheDateAndNothingMovesTheId(Form form) throws Exception {
    fair.publish(1, "fr", "Fête", dated("2024-01-01T00:00:00Z"));
    List<Told> before = told(form, fair.bytes(form, ""));
    assertThat(updated(form)).isEqualTo("2024-01-01T00:00:00Z");
    fair.publish(1, "fr", "Fête corrigée", dated("2024-01-01T00:00:00Z"));
    assertThat(updated(form)).as("a minor change").isEqualTo("2024-01-01T00:00:00Z");
    fair.publish(1, "fr", "Fête reportée", dated("2024-03-01T00:00:00Z"));
    assertThat(updated(form)).as("a major change").isEqualTo("2024-03-01T00:00:00Z");
    assertThat(told(form, fair.bytes(form, ""))).extracting(Told::id).containsExactly(before.get(0).id());
  }

  @ParameterizedTest
  @EnumSource(names = {"ATOM", "RSS", "JSONFEED"})
  void leadsToAbsoluteAddressesAndNamesEachLanguageOnce(Form form) throws Exception {
    ObjectNode feast = dated("2024-01-01T00:00:00Z");
    feast.putObject("body").put("html", "<p><a data-type=\"towns\" href=\"/ctx/api/v1/towns/1?locale=fr\">R</a> <a href=\"https://x.example/api/v1/\">"
        + "x</a></p>").put("markdown", "m").put("text", "t");
    fair.publish(1, "fr", "Fête", feast).publish(1, "en", "Feast", feast);
    String feed = fair.text(form, "locale=all");
    assertThat(feed).contains("https://pacts.example.org/ctx/api/v1/towns/1?locale=fr").contains("https://x.example/api/v1/")
        .doesNotContain("\"/ctx/api").doesNotContain(">/ctx/api");
    assertThat(told(form, feed.getBytes(java.nio.charset.StandardCharsets.UTF_8))).extracting(Told::id)
        .containsExactlyInAnyOrder("urn:uuid:" + Toy.id(1) + "#fr", "urn:uuid:" + Toy.id(1) + "#en");
  }

  @ParameterizedTest
  @EnumSource(names = {"ATOM", "RSS", "JSONFEED"})
  void noTextBreaksOut(Form form) throws Exception {
    ObjectNode feast = dated("2024-01-01T00:00:00Z").put("summary", NASTY);
    fair.publish(1, "fr", NASTY, feast);
    List<Told> told = told(form, fair.bytes(form, ""));
    assertThat(told).hasSize(1);
    assertThat(told.get(0).title()).contains("<b>&amp;").contains("]]></title><script>1</script> \"é😀\"");
  }

  @Test
  void saysWhoSpeaksAndUnderWhichTerms() throws Exception {
    fair.publish(1, "fr", "Fête", dated("2024-01-01T00:00:00Z"));
    Document atom = xml(fair.bytes(Form.ATOM, "locale=fr&utm_source=x"));
    assertThat(text(atom, "name")).isEqualTo("La ville");
    assertThat(text(atom, "rights")).isEqualTo("https://licence.example/2.0");
    assertThat(text(atom, "title")).isEqualTo("Fêtes · Relations");
    assertThat(text(atom, "id")).isEqualTo("https://pacts.example.org/ctx/api/v1/feasts.atom?locale=fr");
    assertThat(text(xml(fair.bytes(Form.RSS, "")), "copyright")).isEqualTo("https://licence.example/2.0");
    JsonNode json = JSON.readTree(fair.bytes(Form.JSONFEED, "locale=fr"));
    assertThat(json.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(json.path("feed_url").asText()).isEqualTo("https://pacts.example.org/ctx/api/v1/feasts.jsonfeed?locale=fr");
    assertThat(json.at("/authors/0/url").asText()).isEqualTo("https://www.paris.example");
  }

  @ParameterizedTest
  @EnumSource(names = {"ATOM", "RSS", "JSONFEED"})
  void anEmptyFeedIsOneStill(Form form) throws Exception {
    fair.publish(1, "fr", "Fête", dated("2024-01-01T00:00:00Z"));
    assertThat(told(form, fair.bytes(form, "title=Rien"))).isEmpty();
  }

  private static ObjectNode dated(String updated) {
    return Fair.feast("2024-07-14T21:00:00+02:00").put("updatedAt", updated);
  }

  private String updated(Form form) throws Exception {
    return form == Form.ATOM ? text(xml(fair.bytes(form, "")), "updated")
        : JSON.readTree(fair.bytes(form, "")).at("/items/0/date_modified").asText();
  }

  private static List<Told> told(Form form, byte[] bytes) throws Exception {
    if (form == Form.JSONFEED) {
      return JSON.readTree(bytes).path("items").valueStream().map(FeedsTest::item).toList();
    }
    xml(bytes);
    return Readers.feed(bytes).stream().map(FeedsTest::item).toList();
  }

  private static Told item(JsonNode item) {
    assertThat(item.has("content_html") || item.has("content_text")).isTrue();
    return new Told(item.path("id").textValue(), item.path("title").textValue(), Instant.parse(item.path("date_published").textValue()),
        item.path("url").textValue());
  }

  private static Told item(Item item) {
    return new Told(item.getGuid().orElseThrow(), item.getTitle().orElseThrow(), item.getPubDateZonedDateTime().orElseThrow().toInstant(),
        item.getLink().orElseThrow());
  }

  private static Document xml(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static String text(Document document, String element) throws IOException {
    return document.getElementsByTagNameNS("*", element).item(0).getTextContent();
  }
}
