package org.entente.paris;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the public reads of the sample content is what stands in the printed document. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PrintedPactsIT {
  private Http http;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void theSampleContentStands() throws Exception {
    http = ManagedServer.withSamples();
  }

  @Test
  void everyPrintedLineIsPublishedOnceAsItStands() throws Exception {
    PrintedDocument document = PrintedDocument.read();
    List<JsonNode> agreements = all("api/v1/agreements?sort=provenance.line&include=partners&provenance.document=pactes-amitie-cooperation");
    assertThat(agreements).hasSameSizeAs(document.pacts()).hasSize(68);
    for (int i = 0; i < agreements.size(); i++) {
      JsonNode agreement = agreements.get(i);
      PrintedDocument.Pact pact = document.pacts().get(i);
      assertThat(agreement.at("/provenance/line").asInt()).isEqualTo(pact.line());
      assertThat(PrintedDocument.fold(agreement.at("/provenance/asPrinted").asText())).isEqualTo(document.folded(pact.line()));
      assertThat(agreement.at("/signed/edtf").asText()).isEqualTo(pact.signed());
      assertThat(names(agreement.at("/partners/0"))).contains(pact.partner());
      assertThat(agreement.path("kind").asText()).isEqualTo(pact.kind().isEmpty() ? "friendship-and-cooperation-pact" : "twinning");
      assertThat(agreement.path("exclusive").asBoolean()).isEqualTo(pact.kind().contains("Exclusif"));
    }
  }

  @Test
  void countsWhatWasPrinted() {
    assertThat(total("agreements?provenance.document=pactes-amitie-cooperation")).isEqualTo(68);
    assertThat(total("partners?kind[in]=city,organisation")).isGreaterThanOrEqualTo(53);
    assertThat(total("agreements?signed[gte]=2009&signed[lte]=2009&provenance.line[exists]=true")).isEqualTo(7);
    assertThat(total("agreements?partners.country=CA&provenance.line[exists]=true")).isEqualTo(5);
  }

  @Test
  void findsASpanOfYearsByBothOfThem() {
    String span = "agreements?provenance.line=90&signed=";
    assertThat(total(span + "2001")).isEqualTo(1);
    assertThat(total(span + "2002")).isEqualTo(1);
    assertThat(total(span + "2003")).isZero();
  }

  @Test
  void findsWordsWithoutTheirAccentsAndArticles() {
    assertThat(total("agreements?q=amitie")).isGreaterThanOrEqualTo(67);
    assertThat(total("partners?q=quebec")).isGreaterThanOrEqualTo(1);
    assertThat(total("agreements?q=quebec")).isEqualTo(4);
  }

  @Test
  void putsNoPinWhereThereIsNoCity() {
    JsonNode organisation = http.get("api/v1/partners/organisation-des-villes-arabes").expect(200).json();
    assertThat(organisation.path("kind").asText()).isEqualTo("organisation");
    assertThat(organisation.has("point")).isFalse();
  }

  @Test
  void showsPartnersInTheAskedLanguage() {
    JsonNode french = http.get("api/v1/agreements/le-caire-2006?include=partners").expect(200).json();
    JsonNode english = http.get("api/v1/agreements/cairo-2006?include=partners&locale=en").expect(200).json();
    assertThat(french.at("/partners/0/title").asText()).isEqualTo("Le Caire");
    assertThat(english.at("/partners/0/title").asText()).isEqualTo("Cairo");
  }

  @Test
  void leavesDoubtfulPairsToPeople() {
    Http author = http.as("author");
    for (String city : List.of("Istanbul", "Québec")) {
      JsonNode listed = author.get("api/editorial/v1/agreements?title=" + city.replace("é", "%C3%A9") + "%20%282009%29").expect(200).json();
      List<JsonNode> doubtful = new ArrayList<>();
      listed.path("data").forEach(entry -> {
        if (entry.path("openFlags").toString().contains("possible-duplicate")) {
          doubtful.add(entry);
        }
      });
      assertThat(doubtful).as(city).hasSize(2);
    }
  }

  @Test
  void flagsALostApostropheAndASpan() {
    Http author = http.as("author");
    assertThat(author.get("api/editorial/v1/news?title=atelier").expect(200).text()).contains("suspect-text");
    assertThat(author.get("api/editorial/v1/agreements?title=porto%20alegre").expect(200).text()).contains("span");
  }

  @Test
  void givesTheTableAsOneRowPerAgreement() throws Exception {
    String csv = http.get("api/v1/agreements.csv?provenance.document=pactes-amitie-cooperation").expect(200).text();
    List<CSVRecord> rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
        .parse(new StringReader(csv)).getRecords();
    assertThat(rows).hasSize(68);
    assertThat(rows).allSatisfy(row -> assertThat(row.get("partners")).isNotEmpty());
  }

  private long total(String query) {
    return http.get("api/v1/" + query + "&limit=1").expect(200).json().at("/page/total").asLong();
  }

  /** Every object of a list, page after page. */
  private List<JsonNode> all(String first) {
    List<JsonNode> all = new ArrayList<>();
    for (String path = first; path != null; ) {
      JsonNode page = http.get(path).expect(200).json();
      page.path("data").forEach(all::add);
      path = page.at("/links/next").isTextual() ? page.at("/links/next").asText() : null;
    }
    return all;
  }

  private static List<String> names(JsonNode partner) {
    List<String> names = new ArrayList<>(List.of(partner.path("title").asText()));
    StreamSupport.stream(partner.path("alternativeNames").spliterator(), false).map(JsonNode::asText).forEach(names::add);
    return names;
  }
}
