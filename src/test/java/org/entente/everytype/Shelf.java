package org.entente.everytype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.entente.schema.ContentTypes;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.TypeDescriptor;

/**
 * One published content of every type, holding only what must be there, made in the order of their dependencies: what a full
 * content refers to.
 */
public final class Shelf {
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final List<String> locales;

  private Shelf(List<String> locales) {
    this.locales = locales;
  }

  public static Shelf published(ContentTypes types, Office office) {
    Shelf shelf = new Shelf(types.locales().stream().map(Locale::toLanguageTag).toList());
    List<TypeDescriptor> waiting = new ArrayList<>(types.all());
    while (!waiting.isEmpty()) {
      TypeDescriptor next = waiting.stream().filter(shelf::canHold).findFirst().orElseThrow(
          () -> new IllegalStateException("These types require each other: " + waiting));
      waiting.remove(next);
      shelf.put(next, office);
    }
    return shelf;
  }

  private boolean canHold(TypeDescriptor type) {
    return Filled.required(type.facts()).allMatch(field -> field.target().map(ids::containsKey).orElse(true));
  }

  private void put(TypeDescriptor type, Office office) {
    Filled bare = Filled.bare(type, values(1));
    ids.put(type.name(), office.published(type.name(), bare.body()).id());
    titles.put(type.name(), bare.title(locales.get(0)));
  }

  /** Fresh words every time; relations lead to the shelf. */
  public Values values(int rank) {
    return new Values(rank, UUID.randomUUID().toString(), locales, ids);
  }

  public List<String> locales() {
    return locales;
  }

  /** The title, in the first language, of what a relation leads to. */
  String titleBehind(FieldDescriptor relation) {
    return titles.get(relation.target().orElseGet(() -> ids.keySet().iterator().next()));
  }
}
