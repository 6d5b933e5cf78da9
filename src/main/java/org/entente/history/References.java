package org.entente.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.content.AnyReference;
import org.entente.values.Ids;

/** References in the JSON of a revision. */
final class References {
  private References() {}

  /** What a value refers to, if it is a reference. */
  static Optional<AnyReference> read(JsonNode value) {
    return value.path("type").isTextual() && value.path("id").isTextual()
        ? Ids.parse(value.get("id").textValue()).map(id -> new AnyReference(value.get("type").textValue(), id)) : Optional.empty();
  }

  static void collect(Difference difference, Set<UUID> found) {
    if (difference instanceof Difference.Replaced replaced) {
      replaced.before().ifPresent(value -> collect(value, found));
      replaced.after().ifPresent(value -> collect(value, found));
    } else if (difference instanceof Difference.Entries list) {
      list.entries().forEach(entry -> {
        collect(entry.value(), found);
        entry.members().forEach(member -> collect(member.difference(), found));
      });
    } else if (difference instanceof Difference.Members component) {
      component.members().forEach(member -> collect(member.difference(), found));
    }
  }

  private static void collect(JsonNode value, Set<UUID> found) {
    read(value).ifPresent(reference -> found.add(reference.id()));
    value.forEach(part -> collect(part, found));
  }
}
