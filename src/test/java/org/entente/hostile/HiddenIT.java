package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.entente.testing.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A draft of every type, asked for by id and by slug at its public address, answers like what never was. */
@ExtendWith(Target.OfTheRun.class)
class HiddenIT {
  @Test
  @Case("B3")
  void whatIsHiddenAnswersLikeWhatNeverWas(Target target) {
    Person author = target.person("author");
    Settings settings = new Settings(target);
    try (Wire wire = target.wire()) {
      for (String type : settings.published().keySet()) {
        Operation read = target.operations().stream().filter(one -> one.id().equals("GET " + Settings.ROOT + "/" + type + "/{id}"))
            .findFirst().orElseThrow();
        JsonNode told = wire.send(settings.ready(read, author, false)).json().orElseThrow();
        String slug = told.at("/words/fr/slug").asText();
        assertThat(slug).isNotEmpty();
        for (String hidden : List.of(told.get("id").textValue(), slug, told.get("id").textValue() + "?locale=fr")) {
          String unknown = hidden.contains(slug) ? "never-was" : UUID.randomUUID() + hidden.replaceFirst("^[0-9a-f-]*", "");
          assertThat(shown(wire, "/api/v1/" + type + "/" + hidden)).as(type).isEqualTo(shown(wire, "/api/v1/" + type + "/" + unknown))
              .last().asString().startsWith("404");
        }
        assertThat(shown(wire, "/api/v1/content?ids=" + told.get("id").textValue())).asString().contains("\"reason\":\"unknown\"");
      }
    }
  }

  private static List<String> shown(Wire wire, String target) {
    return wire.send(Request.of("GET", target)).shown();
  }
}
