package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entente.edition.IncludeReader;
import org.entente.schema.PublicModel;
import org.entente.testing.ModelTypes;
import org.junit.jupiter.api.Test;

/** All that is public satisfies the schema of its type, in whatever shape it is asked for. */
class SchemasIT extends Journey {
  @Test
  void everyObjectIsWhatItsSchemaSays() throws Exception {
    PublicModel model = ModelTypes.read().publicModel();
    DeliveredFaults faults = new DeliveredFaults(office.visitor());
    for (PublicModel.Type type : model.types()) {
      int seen = 0;
      for (String shape : shapes(model, type)) {
        for (JsonNode page : pages("api/v1/" + type.name() + "?" + shape)) {
          assertThat(faults.in(page)).as("%s?%s", type.name(), shape).isEmpty();
          seen += page.get("data").size();
        }
      }
      assertThat(seen).as(type.name()).isPositive();
    }
  }

  @Test
  void soIsWhatASearchFinds() {
    JsonNode found = office.visitor().get("api/v1/search?q=paris&limit=100").expect(200).json();
    assertThat(found.get("data")).isNotEmpty();
    assertThat(new DeliveredFaults(office.visitor()).in(found)).isEmpty();
  }

  private static List<String> shapes(PublicModel model, PublicModel.Type type) {
    Stream<String> included = IncludeReader.names(model, type).stream().map(name -> "limit=20&include=" + name);
    Stream<String> chosen = type.fields().stream().map(field -> "limit=10&locale=all&fields=" + field.name());
    return Stream.of(Stream.of("limit=100&locale=all", "limit=20&locale=en&fallback=fr&fields=body.markdown,body.text"), included, chosen)
        .flatMap(shape -> shape).toList();
  }

  private static List<JsonNode> pages(String address) {
    List<JsonNode> pages = new ArrayList<>();
    String next = address;
    while (!next.isEmpty()) {
      JsonNode page = office.visitor().get(next).expect(200).json();
      pages.add(page);
      next = address.contains("limit=100") ? page.at("/links/next").asText() : "";
    }
    return pages;
  }
}
