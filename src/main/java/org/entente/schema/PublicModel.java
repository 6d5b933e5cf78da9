package org.entente.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.values.FieldRole;

/** What the public may know of the model: types and their public fields, nothing else. Immutable. */
public final class PublicModel {
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, Map<String, WayBack>> waysBack = new LinkedHashMap<>();

  public PublicModel(List<Type> inOrder) {
    inOrder.forEach(type -> types.put(type.name(), type));
    inOrder.forEach(type -> waysBack.put(type.name(), WayBack.to(type, types.values())));
  }

  /** The types in the order they are shown. */
  public Collection<Type> types() {
    return Collections.unmodifiableCollection(types.values());
  }

  public Optional<Type> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The relations that lead to contents of that type, by the name of the way back; only public ones. */
  public Map<String, WayBack> waysBack(String type) {
    return waysBack.getOrDefault(type, Map.of());
  }

  /**
   * A type with its public fields in the order they are printed: {@code slug, title, summary, body}, its own fields,
   * {@code provenance}, then what the press adds: {@code publishedAt, firstPublishedAt, updatedAt, publicNote}.
   */
  public record Type(String name, List<PublicField> fields) {
    public Type {
      fields = List.copyOf(fields);
    }

    /** The field of the object itself that has this meaning. */
    public Optional<PublicField> with(FieldRole role) {
      return fields.stream().filter(field -> field.role() == role).findFirst();
    }

    /** The field at a path of dots inside the object: {@code provenance.line}. Relations are not crossed. */
    public Optional<PublicField> field(String path) {
      String[] steps = path.split("\\.", -1);
      Optional<PublicField> found = fields.stream().filter(field -> field.name().equals(steps[0])).findFirst();
      for (int i = 1; i < steps.length && found.isPresent(); i++) {
        String step = steps[i];
        found = found.flatMap(field -> field.member(step));
      }
      return found;
    }
  }
}
