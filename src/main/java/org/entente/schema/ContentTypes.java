package org.entente.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.content.ContentType;
import org.entente.problem.Problem;
import org.entente.settings.Installation;

/** All types of this installation, in the order they are shown. Immutable. */
public final class ContentTypes {
  private final Map<String, TypeDescriptor> types = new LinkedHashMap<>();
  private final List<Locale> locales;
  private final PublicModel publicModel;

  private ContentTypes(List<TypeDescriptor> inOrder, List<Locale> locales) {
    this.locales = List.copyOf(locales);
    for (TypeDescriptor type : inOrder) {
      if (types.put(type.name(), type) != null) {
        throw new WrongModel("ENT-109", type.name(), "two classes share this type name; rename one");
      }
    }
    refuseClashingReverses();
    publicModel = new PublicModel(inOrder.stream().map(TypeDescriptor::published).toList());
  }

  /** Draws the map from the classes marked {@link ContentType}; others are passed over. Throws {@link WrongModel}. */
  public static ContentTypes read(Collection<Class<?>> classes, Installation installation) {
    DescriptorReader reader = new DescriptorReader(installation.locales());
    List<TypeDescriptor> types = classes.stream().filter(type -> type.isAnnotationPresent(ContentType.class))
        .sorted(Comparator.<Class<?>>comparingInt(type -> type.getAnnotation(ContentType.class).position())
            .thenComparing(type -> type.getAnnotation(ContentType.class).name()))
        .map(reader::read).toList();
    return new ContentTypes(types, installation.locales());
  }

  public Collection<TypeDescriptor> all() {
    return Collections.unmodifiableCollection(types.values());
  }

  /** The type of that API name; unknown: nothing at this address. */
  public TypeDescriptor named(String name) {
    return find(name).orElseThrow(Problem::notFound);
  }

  public Optional<TypeDescriptor> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The languages of this installation, the first is the default. */
  public List<Locale> locales() {
    return locales;
  }

  public PublicModel publicModel() {
    return publicModel;
  }

  private void refuseClashingReverses() {
    Map<String, String> taken = new HashMap<>();
    for (TypeDescriptor type : types.values()) {
      refuseClashes(type, type.facts(), taken);
    }
  }

  private void refuseClashes(TypeDescriptor type, List<FieldDescriptor> fields, Map<String, String> taken) {
    for (FieldDescriptor field : fields) {
      field.target().ifPresent(target -> {
        String way = target + " <- " + field.reverse().orElse(type.name());
        String place = type.name() + "." + field.path();
        String other = taken.put(way, place);
        if (other != null) {
          throw new WrongModel("ENT-110", place, "the way back has the same name as that of " + other
              + "; give one of them @Field(reverse = …)");
        }
      });
      refuseClashes(type, field.members(), taken);
    }
  }
}
