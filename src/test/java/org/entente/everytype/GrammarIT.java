package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** The grammar of the delivery API over the sample content, asked as a portal would. */
class GrammarIT extends Journey {
  @Test
  void bothWaysOfARelationTellTheSame() {
    Set<String> there = new TreeSet<>();
    get("api/v1/agreements?limit=100&signed[gte]=2009").path("data").forEach(agreement ->
        agreement.path("partners").forEach(partner -> there.add(partner.get("id").textValue())));
    Set<String> back = new TreeSet<>();
    JsonNode partners = get("api/v1/partners?limit=100&agreements.signed[gte]=2009");
    partners.path("data").forEach(partner -> back.add(partner.get("id").textValue()));
    assertThat(back).isNotEmpty().isEqualTo(there);
    assertThat(get("api/v1/partners?limit=1&agreements[exists]=true").at("/page/total").intValue()
        + get("api/v1/partners?limit=1&agreements[exists]=false").at("/page/total").intValue())
        .isEqualTo(get("api/v1/partners?limit=1").at("/page/total").intValue());
  }

  @Test
  void facetsAndGroupsTellWhatTheListsTell() {
    JsonNode counted = get("api/v1/agreements?limit=1&facets=kind,partners.country&groupBy=signed.year&sort=-signed");
    for (JsonNode kind : counted.at("/facets/kind/values")) {
      assertThat(get("api/v1/agreements?limit=1&kind=" + kind.get("value").textValue()).at("/page/total")).isEqualTo(kind.get("count"));
    }
    for (JsonNode country : counted.path("facets").path("partners.country").path("values")) {
      assertThat(get("api/v1/agreements?limit=1&partners.country=" + country.get("value").textValue()).at("/page/total"))
          .isEqualTo(country.get("count"));
    }
    assertThat(counted.at("/groups/values")).isNotEmpty();
    for (JsonNode year : counted.at("/groups/values")) {
      assertThat(get("api/v1/agreements?limit=1&signed.year=" + year.get("value").intValue()).at("/page/total")).isEqualTo(year.get("count"));
    }
    assertThat(counted.at("/groups/values/0/ids/0")).isEqualTo(counted.at("/data/0/id"));
  }

  @Test
  void labelsNameWhatIsPublicInTheLanguageAsked() {
    JsonNode french = get("api/v1/labels");
    assertThat(french.at("/types/agreements/fields/kind/values/twinning").textValue()).isEqualTo("Jumelage");
    assertThat(french.at("/countries/IT").textValue()).isEqualTo("Italie");
    assertThat(french.at("/strings/read-more").textValue()).isEqualTo("Lire la suite");
    assertThat(french.toString()).doesNotContain("archiveShelfmark", "securityNotes", "reviewBy");
    Http.Answer english = office.visitor().get("api/v1/labels?locale=en").expect(200);
    assertThat(english.json().at("/countries/IT").textValue()).isEqualTo("Italy");
    office.visitor().with("If-None-Match", english.etag()).get("api/v1/labels?locale=en").expect(304);
    office.visitor().get("api/v1/labels?locale=xx").expect(400);
    office.visitor().get("api/v1/labels?fields=x").expect(400);
  }

  private static JsonNode get(String address) {
    return office.visitor().get(address.replace("[", "%5B").replace("]", "%5D")).expect(200).json();
  }
}
