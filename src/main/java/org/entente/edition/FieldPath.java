package org.entente.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/**
 * A field as a query names it: inside the object ({@code provenance.line}), a year of a period ({@code signed.year}), or on
 * the neighbour across one relation ({@code partners.country}).
 *
 * @param relation the relation crossed
 * @param field the field itself, of the object or of the neighbour
 */
record FieldPath(Optional<PublicField> relation, PublicField field, boolean year) {
  static final String YEAR = ".year";

  /** The field of that name as far as the public can know it. */
  static Optional<FieldPath> of(PublicModel model, PublicModel.Type type, String path) {
    Optional<FieldPath> own = inside(type, path);
    return own.isPresent() ? own : across(model, type, path);
  }

  private static Optional<FieldPath> inside(PublicModel.Type type, String path) {
    Optional<FieldPath> plain = type.field(path).map(field -> new FieldPath(Optional.empty(), field, false));
    if (plain.isPresent() || !path.endsWith(YEAR)) {
      return plain;
    }
    return type.field(path.substring(0, path.length() - YEAR.length()))
        .filter(field -> field.kind() == FieldKind.PERIOD)
        .map(field -> new FieldPath(Optional.empty(), field, true));
  }

  private static Optional<FieldPath> across(PublicModel model, PublicModel.Type type, String path) {
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      Optional<PublicField> relation = type.field(path.substring(0, dot));
      Optional<PublicModel.Type> target = relation.flatMap(PublicField::target).flatMap(model::type);
      if (target.isPresent()) {
        return inside(target.get(), path.substring(dot + 1))
            .map(neighbour -> new FieldPath(relation, neighbour.field(), neighbour.year()));
      }
    }
    return Optional.empty();
  }

  /** The names under which the type's fields can be asked, without relations crossed. */
  static List<String> names(PublicModel.Type type) {
    List<String> names = new ArrayList<>();
    collect(type.fields(), names);
    return names;
  }

  private static void collect(List<PublicField> fields, List<String> names) {
    for (PublicField field : fields) {
      names.add(field.path());
      if (field.kind() == FieldKind.PERIOD) {
        names.add(field.path() + YEAR);
      }
      collect(field.members(), names);
    }
  }

  /** The path under which the index knows the value. */
  String indexed() {
    return field.path() + (year ? YEAR : "");
  }

  FieldKind kind() {
    return year ? FieldKind.INTEGER : field.kind();
  }

  boolean filterable() {
    return field.filterable() && relation.map(PublicField::filterable).orElse(true);
  }
}
