package org.entente.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.entente.edition.ContentState.Told;

/** What readers were told of changes, as it is kept and delivered: {@code [{"at","publicNote"?}]}, newest first. */
final class Changes {
  private Changes() {}

  static byte[] write(List<Told> told) {
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    for (int i = told.size() - 1; i >= 0; i--) {
      ObjectNode change = changes.addObject().put("at", told.get(i).at().toString());
      told.get(i).note().ifPresent(note -> change.put("publicNote", note));
    }
    return PrintForm.write(changes);
  }

  /** Oldest first, to go on with. */
  static List<Told> read(byte[] changes) {
    List<Told> told = new ArrayList<>();
    for (JsonNode change : PrintForm.tree(changes)) {
      told.add(new Told(Instant.parse(change.get("at").textValue()), Optional.ofNullable(change.path("publicNote").textValue())));
    }
    Collections.reverse(told);
    return told;
  }
}
