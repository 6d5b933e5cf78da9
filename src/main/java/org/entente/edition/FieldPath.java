package org.entente.edition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.values.FieldRole;
import org.entente.values.Nearest;

/**
 * A field as a query names it: inside the object ({@code provenance.line}), a year ({@code signed.year}), or on the neighbour
 * across one relation ({@code partners.country}, and back: {@code agreements.kind}, or {@code agreements} itself).
 *
 * @param relation the relation crossed
 * @param field the field itself, of the object or of the neighbour
 */
record FieldPath(Optional<Relation> relation, PublicField field, boolean year) {
  static final String YEAR = ".year";

  private static final Set<FieldKind> DATED = EnumSet.of(FieldKind.PERIOD, FieldKind.DATE, FieldKind.INSTANT);
  /** What a way back ends at when no field of the neighbour is named: the neighbour itself. */
  private static final PublicField NEIGHBOUR = new PublicField("id", Terms.ID, FieldKind.REFERENCE, false, false, true, false, false,
      FieldRole.NONE, Optional.empty(), Optional.empty(), List.of(), List.of());

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
        .filter(field -> DATED.contains(field.kind()))
        .map(field -> new FieldPath(Optional.empty(), field, true));
  }

  private static Optional<FieldPath> across(PublicModel model, PublicModel.Type type, String path) {
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      Optional<Relation> relation = Relation.of(model, type, path.substring(0, dot));
      if (relation.isPresent()) {
        return inside(relation.get().neighbour(), path.substring(dot + 1))
            .map(neighbour -> new FieldPath(relation, neighbour.field(), neighbour.year()));
      }
    }
    return Relation.of(model, type, path).map(relation -> new FieldPath(Optional.of(relation), NEIGHBOUR, false));
  }

  /** The names under which the type's fields can be asked, without relations crossed. */
  static List<String> names(PublicModel.Type type) {
    List<String> names = new ArrayList<>();
    collect(type.fields(), names);
    return names;
  }

  /** The names near a wrong one: the type's own and its ways back; of the neighbour when its first step is a relation. */
  static List<String> names(PublicModel model, PublicModel.Type type, String near) {
    List<String> names = names(type);
    names.addAll(model.waysBack(type.name()).keySet());
    int dot = near.indexOf('.');
    if (dot > 0) {
      String step = near.substring(0, dot);
      Relation.of(model, type, step).or(() -> Nearest.to(step, names).flatMap(name -> Relation.of(model, type, name)))
          .ifPresent(relation -> names(relation.neighbour()).forEach(field -> names.add(relation.name() + "." + field)));
    }
    return names;
  }

  private static void collect(List<PublicField> fields, List<String> names) {
    for (PublicField field : fields) {
      names.add(field.path());
      if (DATED.contains(field.kind())) {
        names.add(field.path() + YEAR);
      }
      collect(field.members(), names);
    }
  }

  /** As the query writes it. */
  String name() {
    return relation.map(crossed -> itself() ? crossed.name() : crossed.name() + "." + indexed()).orElseGet(this::indexed);
  }

  /** Whether it is the neighbour at the end of a way back, not one of its fields. */
  boolean itself() {
    return field == NEIGHBOUR;
  }

  /** The path under which the index knows the value. */
  String indexed() {
    return field.path() + (year ? YEAR : "");
  }

  FieldKind kind() {
    return year ? FieldKind.INTEGER : field.kind();
  }

  boolean filterable() {
    return field.filterable() && relation.map(crossed -> crossed.link().filterable()).orElse(true);
  }

  /** Whether contents can be counted by its values: words that many share, whole numbers, years. */
  boolean countable() {
    return filterable() && !itself() && (year || countable(field));
  }

  static boolean countable(PublicField field) {
    return switch (field.kind()) {
      case ENUMERATION, COUNTRY, BOOLEAN, INTEGER, REFERENCE, ZONE -> field.filterable();
      case TEXT, LOCALIZED_TEXT -> field.filterable() && !field.words();
      case RICH_TEXT, SLUG, DATE, INSTANT, PERIOD, POINT, URL, QUERY, TARGET, COMPONENT -> false;
    };
  }

  Set<Operator> operators() {
    return itself() ? EnumSet.of(Operator.EQ, Operator.IN, Operator.EXISTS) : Operator.of(kind());
  }
}
