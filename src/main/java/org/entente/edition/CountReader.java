package org.entente.edition;

import java.util.ArrayList;
import java.util.List;
import org.entente.schema.PublicModel;

/** Reads {@code facets=kind,partners.country} and {@code groupBy=signed.year}, and knows what can be counted. */
public final class CountReader {
  private static final int MOST_FACETS = 10;

  private final PublicModel model;
  private final PublicModel.Type type;
  private final Parameter parameter;

  CountReader(PublicModel model, PublicModel.Type type, Parameter parameter) {
    this.model = model;
    this.type = type;
    this.parameter = parameter;
  }

  List<FieldPath> facets() {
    return Lists.names(parameter, MOST_FACETS).stream().map(this::path).toList();
  }

  FieldPath group() {
    return path(Lists.names(parameter, 1).get(0));
  }

  private FieldPath path(Part written) {
    String name = written.text();
    FieldPath path = FieldPath.of(model, type, name)
        .orElseThrow(() -> Refusal.unknownField(written, name, FieldPath.names(model, type, name)));
    if (!path.countable()) {
      throw Refusal.notCountable(written, name, own(model, type));
    }
    return path;
  }

  private static List<String> own(PublicModel model, PublicModel.Type type) {
    return FieldPath.names(type).stream()
        .filter(name -> FieldPath.of(model, type, name).map(FieldPath::countable).orElse(false)).toList();
  }

  /** The names contents of the type can be counted by: their own fields, and their neighbours' across each relation. */
  public static List<String> names(PublicModel model, PublicModel.Type type) {
    List<String> names = new ArrayList<>(own(model, type));
    for (String step : FieldPath.names(model, type, "")) {
      Relation.of(model, type, step).filter(relation -> relation.link().filterable())
          .ifPresent(relation -> own(model, relation.neighbour()).forEach(name -> names.add(step + "." + name)));
    }
    return names;
  }
}
