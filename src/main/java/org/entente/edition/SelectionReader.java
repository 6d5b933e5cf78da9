package org.entente.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/** Reads {@code fields=title,signed,partners.title}: paths of the type, parts of values, and fields of included neighbours. */
final class SelectionReader {
  private static final int MOST_NAMES = 50;
  private static final Set<String> ALWAYS = Set.of("type", "id", "locale", "links");

  private final PublicModel model;
  private final Parameter parameter;
  private final List<Inclusion> includes;

  SelectionReader(PublicModel model, Parameter parameter, List<Inclusion> includes) {
    this.model = model;
    this.parameter = parameter;
    this.includes = includes;
  }

  Selection read(Optional<PublicModel.Type> type) {
    Selection selection = new Selection();
    for (Part written : Lists.names(parameter, MOST_NAMES)) {
      String name = written.text();
      if (type.isEmpty() || !known(type.get(), name, includes)) {
        throw Refusal.unknownField(written, name, type.map(this::names).orElse(List.of()));
      }
      selection.add(name);
    }
    return selection;
  }

  private boolean known(PublicModel.Type type, String name, List<Inclusion> reachable) {
    return ALWAYS.contains(name) || type.field(name).isPresent() || part(type, name)
        || reachable.stream().anyMatch(inclusion -> behind(name, inclusion));
  }

  private static boolean part(PublicModel.Type type, String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && type.field(name.substring(0, dot)).map(field -> parts(field).contains(name.substring(dot + 1)))
        .orElse(false);
  }

  private static Set<String> parts(PublicField field) {
    return switch (field.kind()) {
      case RICH_TEXT -> Set.of("html", "markdown", "text");
      case PERIOD -> Set.of("edtf", "from", "to", "precision");
      case POINT -> Set.of("lat", "lon");
      case TARGET -> Set.of("url");
      case TEXT, LOCALIZED_TEXT, SLUG, BOOLEAN, INTEGER, DATE, INSTANT, ENUMERATION, COUNTRY, URL, ZONE, QUERY, REFERENCE,
          COMPONENT -> Set.of();
    };
  }

  private boolean behind(String name, Inclusion inclusion) {
    if (name.equals(inclusion.name())) {
      return true;
    }
    if (inclusion.kind() == Inclusion.Kind.ALTERNATES || !name.startsWith(inclusion.name() + ".")) {
      return false;
    }
    String rest = name.substring(inclusion.name().length() + 1);
    return model.types().stream()
        .filter(candidate -> inclusion.neighbour().map(candidate::equals).orElse(true))
        .anyMatch(candidate -> known(candidate, rest, inclusion.within()));
  }

  private List<String> names(PublicModel.Type type) {
    List<String> names = new ArrayList<>(FieldPath.names(type));
    for (Inclusion inclusion : includes) {
      inclusion.neighbour().ifPresent(
          target -> FieldPath.names(target).forEach(field -> names.add(inclusion.name() + "." + field)));
    }
    return names;
  }
}
