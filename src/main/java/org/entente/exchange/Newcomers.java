package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.editorial.Contents;

/** Which rows of a batch are sure to mean contents that do not stand yet, asked in a few statements. */
@ApplicationScoped
class Newcomers {
  @Inject
  Contents contents;

  @Inject
  ImportTraces traces;

  private record Slug(String type, String slug) {}

  private record Place(String type, String document, int line) {}

  /** The rows that nothing standing, and no earlier row of the batch, can be the same as. */
  List<Item> among(List<Item> items) {
    Set<Object> taken = new HashSet<>();
    taken.addAll(takenSlugs(items));
    taken.addAll(takenPlaces(items));
    taken.addAll(traces.known(items.stream().flatMap(item -> item.origin().stream()).toList()));
    List<Item> newcomers = new ArrayList<>();
    for (Item item : items) {
      Set<Object> marks = marks(item);
      if (item.row().id().isEmpty() && marks.stream().noneMatch(taken::contains)) {
        newcomers.add(item);
      }
      taken.addAll(marks);
    }
    return newcomers;
  }

  private static Set<Object> marks(Item item) {
    Set<Object> marks = new HashSet<>(slugs(item.row()));
    place(item.row()).ifPresent(marks::add);
    item.origin().ifPresent(marks::add);
    return marks;
  }

  private Set<Slug> takenSlugs(List<Item> items) {
    Map<String, Set<String>> asked = new HashMap<>();
    items.forEach(item -> slugs(item.row())
        .forEach(slug -> asked.computeIfAbsent(slug.type(), type -> new HashSet<>()).add(slug.slug())));
    Set<Slug> taken = new HashSet<>();
    asked.forEach((type, slugs) ->
        contents.withSlugs(type, slugs).forEach(bearer -> taken.add(new Slug(type, bearer.name()))));
    return taken;
  }

  private Set<Place> takenPlaces(List<Item> items) {
    Map<List<String>, Set<Integer>> asked = new HashMap<>();
    items.forEach(item -> place(item.row()).ifPresent(place ->
        asked.computeIfAbsent(List.of(place.type(), place.document()), document -> new HashSet<>()).add(place.line())));
    Set<Place> taken = new HashSet<>();
    asked.forEach((document, lines) -> contents.foundAt(document.get(0), document.get(1), lines)
        .forEach(line -> taken.add(new Place(document.get(0), document.get(1), line))));
    return taken;
  }

  private static List<Slug> slugs(Row row) {
    return Identity.slugs(row).stream().map(told -> new Slug(row.type(), told.getValue().path("slug").textValue())).toList();
  }

  private static Optional<Place> place(Row row) {
    JsonNode provenance = row.patch().path("provenance");
    return provenance.path("document").isTextual() && provenance.path("line").canConvertToInt()
        ? Optional.of(new Place(row.type(), provenance.get("document").textValue(), provenance.get("line").intValue()))
        : Optional.empty();
  }
}
