package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** The forms and the catalogue over HTTP. */
class FormsIT extends Journey {
  @Test
  void theCatalogueIsWrittenAsItIsAskedFor() {
    Http visitor = office.visitor();
    Map<String, String> extensions = Map.of("text/turtle", "ttl", "application/ld+json", "jsonld", "application/rdf+xml", "rdf");
    // Twice, since answers are kept: whoever asks for another writing must not get the one before.
    for (int i = 0; i < 2; i++) {
      extensions.forEach((type, extension) -> {
        Http.Answer asked = visitor.with("Accept", type, "Accept-Language", "br", "Accept-Charset", "utf-8").get("api/v1/catalog").expect(200);
        assertThat(asked.header("Content-Type").orElseThrow()).startsWith(type);
        assertThat(asked.header("Vary").orElseThrow()).contains("Accept");
        assertThat(asked.bytes()).isEqualTo(visitor.get("api/v1/catalog." + extension).expect(200).bytes());
        visitor.with("Accept", type, "If-None-Match", asked.etag()).get("api/v1/catalog").expect(304);
      });
    }
    assertThat(visitor.get("api/v1/catalog").expect(200).text()).contains("dcat:Catalog").contains("agreements.csv");
    visitor.with("Accept", "image/png").get("api/v1/catalog").expect(406);
    visitor.get("api/v1/catalog.xml").expect(404);
  }

  @Test
  void everyAnswerSaysUnderWhichTermsItMayBeUsed() {
    JsonNode index = office.visitor().get("api/v1").expect(200).json();
    for (String address : List.of("api/v1", "api/v1/news", "api/v1/news.atom", "api/v1/agreements.csv?limit=1", "api/v1/search?q=rome", "api/v1/catalog",
        "api/v1/openapi.json", "api/v1/schemas/news")) {
      assertThat(office.visitor().get(address).expect(200).header("Link").orElse("")).as(address).contains("rel=\"license\"");
      assertThat(office.visitor().get(address).expect(200).header("Link").orElse("")).as("%s, given again", address).contains("etalab.gouv.fr");
    }
    assertThat(index.at("/links/catalog").asText()).isEqualTo("/api/v1/catalog");
  }
}
