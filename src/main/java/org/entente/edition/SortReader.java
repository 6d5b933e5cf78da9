package org.entente.edition;

import java.util.ArrayList;
import java.util.List;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/** Reads {@code sort=-signed,title}. */
final class SortReader {
  private static final int MOST_KEYS = 5;

  private final PublicModel model;
  private final PublicModel.Type type;
  private final Parameter parameter;

  SortReader(PublicModel model, PublicModel.Type type, Parameter parameter) {
    this.model = model;
    this.type = type;
    this.parameter = parameter;
  }

  List<Ordering.Key> read() {
    List<Ordering.Key> keys = new ArrayList<>();
    for (String written : Lists.names(parameter, MOST_KEYS)) {
      String name = written.startsWith("-") ? written.substring(1) : written;
      FieldPath path = FieldPath.of(model, type, name)
          .orElseThrow(() -> Refusal.unknownField(parameter, name, sortable()));
      if (path.relation().isPresent() || path.year() || !sortable().contains(name)) {
        throw Refusal.notSortable(parameter, name, sortable());
      }
      if (keys.stream().anyMatch(key -> key.field().path().equals(name))) {
        throw Refusal.value(parameter, "write each field once");
      }
      keys.add(new Ordering.Key(path.field(), written.startsWith("-")));
    }
    return keys;
  }

  private List<String> sortable() {
    List<String> names = new ArrayList<>();
    collect(type.fields(), names);
    return names;
  }

  private static void collect(List<PublicField> fields, List<String> names) {
    for (PublicField field : fields) {
      if (field.many()) {
        continue;
      }
      if (field.sortable()) {
        names.add(field.path());
      }
      collect(field.members(), names);
    }
  }
}
