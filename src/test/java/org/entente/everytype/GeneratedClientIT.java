package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;

/** Who generates a client from the description gets one that compiles and works. */
class GeneratedClientIT extends Journey {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  @Test
  void aGeneratedClientListsReadsSearchesAndTakesFiles() throws Exception {
    GeneratedClient client = new GeneratedClient(TestRun.folder().resolve("portal"));
    client.generate(office.visitor().get("api/v1/openapi.json").expect(200).text());
    client.compile(Path.of("src/test/resources/client/portal/Portal.java"));
    List<String> said = client.run("portal.Portal", TestRun.managedServer().toString().replaceFirst("/$", ""));
    assertThat(said).contains("total 1 of 1", "agreements 1956 Rome", "found Agreements", "found Partners", "refused 400")
        .anyMatch(line -> line.startsWith("rome-1956 ") && line.contains(" 1956-01-01 /api/v1/agreements/"));
    assertThat(said).contains("signed in 2009 with quebec", "signed in 2009 with jericho").doesNotContain("signed in 2009 with rome");
    assertThat(said).contains("JSON-LD https://schema.org 1", "GeoJSON FeatureCollection 1");
    for (String beginning : List.of("CSV id,locale,kind ", "XLSX PK ", "ICS BEGIN:VCALENDAR ", "Atom " + XML + " <feed ", "RSS " + XML + " <rss ",
        "Turtle @prefix ", "RDF " + XML + "<rdf:RDF ")) {
      assertThat(said).anyMatch(line -> line.startsWith(beginning), beginning);
    }
  }
}
