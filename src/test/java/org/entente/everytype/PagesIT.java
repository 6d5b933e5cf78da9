package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.entente.testing.EntenteServer;
import org.entente.testing.Furnished;
import org.entente.testing.Http;
import org.entente.testing.Until;
import org.junit.jupiter.api.Test;

/** Where an installation has public pages, every object names its own, and browsers are sent there. */
class PagesIT {
  private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  @Test
  void namesThePageAndSendsBrowsersThere() throws Exception {
    try (EntenteServer server = Furnished.server("pages", Map.of("ENTENTE_PUBLIC_URL", "https://pacts.example.org",
        "ENTENTE_PAGE_URL", "https://paris.example/{locale}/{type}/{slug}")).start()) {
      Http visitor = server.http();
      Until.holds("the pact is public", () -> visitor.get("api/v1/agreements/rome-1956?locale=fr").status() == 200);
      sent(visitor, "https://paris.example/fr/agreements/rome-1956");
      assertThat(visitor.get("api/v1/agreements.jsonld?locale=fr").expect(200).text()).contains("https://paris.example/fr/agreements/rome-1956");
      server.stop();
      try (EntenteServer again = server.with(Map.of("ENTENTE_PAGE_URL", "https://city.example/{type}/{slug}?l={locale}")).start()) {
        sent(again.http(), "https://city.example/agreements/rome-1956?l=fr");
      }
    }
  }

  private static void sent(Http visitor, String page) {
    String address = "api/v1/agreements/rome-1956?locale=fr";
    JsonNode object = visitor.get(address).expect(200).json();
    assertThat(object.at("/links/page").asText()).isEqualTo(page);
    // In turns, since answers are kept: neither may get the other's.
    for (int i = 0; i < 2; i++) {
      Http.Answer browser = visitor.with("Accept", BROWSER).get(address).expect(303);
      assertThat(browser.header("Location")).contains(page);
      visitor.with("Accept", BROWSER.toUpperCase(Locale.ROOT)).get(address).expect(303);
      visitor.with("Accept", "text/html;charset=utf-8, */*;q=0.1").get(address).expect(303);
      Http.Answer program = visitor.with("Accept", "application/json").get(address).expect(200);
      assertThat(program.header("Vary").orElseThrow()).contains("Accept");
      assertThat(program.json()).isEqualTo(object);
    }
    visitor.with("Accept", BROWSER).get("api/v1/agreements/nothing").expect(404);
    visitor.with("Accept", BROWSER).get("api/v1/agreements?limit=1").expect(200);
  }
}
