package org.entente.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.testing.Http;

/** Asks the running house, by its public and its staff's door, what stands there. */
final class Inspector {
  private final Http http;
  private final Office office;

  Inspector(Http http, Office office) {
    this.http = http;
    this.office = office;
  }

  /** What was acknowledged stands, or what was asked for last; nothing else. True when it is the latter: a surplus. */
  boolean settles(Story story) {
    Version present = present(story.id().orElseThrow());
    assertThat(present).as("acknowledged, or asked for last").isIn(story.acknowledged(), story.inFlight().orElse(null));
    boolean surplus = !present.equals(story.acknowledged());
    story.settle(present);
    return surplus;
  }

  private Version present(UUID id) {
    JsonNode whole = office.read(id).expect(200).json();
    SortedMap<String, Version.Text> texts = new TreeMap<>();
    whole.get("variants").properties().forEach(variant -> texts.put(variant.getKey(),
        new Version.Text(variant.getValue().get("state").textValue(),
            whole.get("words").get(variant.getKey()).get("title").textValue(), delivered(id, variant.getKey()))));
    return new Version(whole.get("revision").intValue(), texts);
  }

  private Optional<String> delivered(UUID id, String locale) {
    Http.Answer answer = http.get("api/v1/news/" + id + "?locale=" + locale);
    if (answer.status() == 404 || answer.status() == 410) {
      return Optional.empty();
    }
    return Optional.of(answer.expect(200).json().get("title").textValue());
  }
}
