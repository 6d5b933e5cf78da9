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

  SortReader(PublicModel model, PublicModel.Type type) {
    this.model = model;
    this.type = type;
  }

  List<Ordering.Key> read(Parameter parameter) {
    return read(parameter, parameter.whole().split());
  }

  /** @param place where the names stand */
  List<Ordering.Key> read(Place place, List<Part> names) {
    List<Ordering.Key> keys = new ArrayList<>();
    for (Part written : Lists.names(place, names, MOST_KEYS)) {
      boolean descending = written.text().startsWith("-");
      String name = written.text().substring(descending ? 1 : 0);
      FieldPath path = FieldPath.of(model, type, name).orElseThrow(() -> Refusal.unknownField(written, name, sortable()));
      if (path.relation().isPresent() || path.year() || !sortable().contains(name)) {
        throw Refusal.notSortable(written, name, sortable());
      }
      if (keys.stream().anyMatch(key -> key.field().path().equals(name))) {
        throw Refusal.value(written, "write each field once");
      }
      keys.add(new Ordering.Key(path.field(), descending));
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
