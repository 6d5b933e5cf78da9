package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.editorial.Contents;
import org.entente.problem.Problem;
import org.entente.values.Ids;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;

/**
 * Which content a row means: that of its id, else of its slug in any language it tells, else of the line of the document it was
 * found at, else the one that this very row has made before; else none yet.
 */
@ApplicationScoped
class Identity {
  @Inject
  Contents contents;

  @Inject
  ImportTraces traces;

  Optional<UUID> of(Row row, Optional<String> origin) {
    if (row.id().isPresent()) {
      return Optional.of(existing(row));
    }
    return bySlug(row).or(() -> byProvenance(row)).or(() -> origin.flatMap(traces::madeOf));
  }

  /** Whether nothing in the row tells it from another of the same words. */
  static boolean isAnonymous(Row row) {
    JsonNode provenance = row.patch().path("provenance");
    return row.id().isEmpty() && slugs(row).isEmpty() && !(provenance.has("document") && provenance.has("line"));
  }

  /** An id is given by the system, never chosen. */
  private UUID existing(Row row) {
    return row.id().flatMap(Ids::parse)
        .filter(id -> contents.typeOf(id).filter(row.type()::equals).isPresent())
        .orElseThrow(() -> Problem.invalid("/id", "there is no " + row.type() + " with this id; leave it out to make a new one"));
  }

  private Optional<UUID> bySlug(Row row) {
    Set<UUID> found = new LinkedHashSet<>();
    slugs(row).forEach(told -> contents.withSlug(row.type(), locale(told.getKey()), told.getValue().path("slug").textValue())
        .ifPresent(found::add));
    if (found.size() > 1) {
      throw Problem.invalid("/words", "has the slugs of several contents; give the id of the one that is meant");
    }
    return found.stream().findFirst();
  }

  private Optional<UUID> byProvenance(Row row) {
    JsonNode provenance = row.patch().path("provenance");
    if (!provenance.path("document").isTextual() || !provenance.path("line").canConvertToInt()) {
      return Optional.empty();
    }
    List<UUID> found =
        contents.foundAt(row.type(), provenance.get("document").textValue(), provenance.get("line").intValue());
    if (found.size() > 1) {
      throw Problem.invalid("/provenance", "is the line of several contents; give the id or the slug of the one that is meant");
    }
    return found.stream().findFirst();
  }

  static List<Map.Entry<String, JsonNode>> slugs(Row row) {
    return row.patch().path("words").properties().stream().filter(told -> told.getValue().path("slug").isTextual()).toList();
  }

  private static Locale locale(String tag) {
    try {
      return LanguageTag.parse(tag);
    } catch (Malformed wrong) {
      throw Problem.invalid("/words/" + tag, wrong.getMessage());
    }
  }
}
