package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.schema.WayBack;

/**
 * The parameters of a list that come from its type: filters on own fields and across one relation, and what can be
 * sorted by.
 */
final class FilterParameters {
  private static final List<String> EXACT = List.of("in", "ne", "exists");
  private static final List<String> TEXTUAL = List.of("in", "ne", "exists", "contains");
  private static final List<String> ORDERED = List.of("in", "ne", "gt", "gte", "lt", "lte", "exists");
  /** What says from when to when, of the operators of what has an order. */
  private static final List<String> ENDS = List.of("gte", "lte");

  /** Those whose year can be asked for. */
  static final Set<FieldKind> DATED = EnumSet.of(FieldKind.PERIOD, FieldKind.DATE, FieldKind.INSTANT);

  private final PublicModel model;
  private final Captions captions;

  FilterParameters(PublicModel model, Captions captions) {
    this.model = model;
    this.captions = captions;
  }

  /**
   * One parameter per field and operator; fields of a neighbour by their plain name and, where they have an order, from and to: with all
   * operators a list would have more parameters than a method of a generated Java client can take, which is 255.
   */
  List<ObjectNode> of(PublicModel.Type type) {
    List<ObjectNode> parameters = new ArrayList<>();
    own(type, type.fields(), parameters);
    across(type, type.fields(), parameters);
    model.waysBack(type.name()).values().stream().filter(way -> way.link().filterable()).forEach(way -> back(way, parameters));
    return parameters;
  }

  private void back(WayBack way, List<ObjectNode> into) {
    String type = way.from().name();
    String label = captions.text(type, "labels") + " that lead here (" + captions.text(type, way.link().path()) + ")";
    into.add(OpenApi.query(way.name(), label + ": the one of this id", Shapes.text("uuid")));
    into.add(OpenApi.commas(OpenApi.query(way.name() + "[in]", label + ": one of these", Shapes.list(Shapes.text("uuid")))));
    into.add(OpenApi.query(way.name() + "[exists]", label + ": whether there is one", Shapes.of("boolean")));
    neighbours(way.name(), way.from(), way.from().fields(), label, into);
  }

  private void own(PublicModel.Type type, List<PublicField> fields, List<ObjectNode> into) {
    for (PublicField field : fields) {
      if (field.filterable()) {
        String label = captions.text(type.name(), field.path());
        operators(field.path(), label, field.kind(), value(field), into);
        if (DATED.contains(field.kind())) {
          operators(field.path() + ".year", label + ", the year it starts", FieldKind.INTEGER, Shapes.of("integer"), into);
        }
      }
      own(type, field.members(), into);
    }
  }

  private static void operators(String path, String label, FieldKind kind, ObjectNode value, List<ObjectNode> into) {
    if (asked(kind)) {
      into.add(OpenApi.query(path, label, value));
    }
    for (String operator : operators(kind)) {
      ObjectNode parameter = switch (operator) {
        case "in" -> OpenApi.commas(OpenApi.query(path + "[in]", label + ": one of these", Shapes.list(value.deepCopy())));
        case "exists" -> OpenApi.query(path + "[exists]", label + ": whether it is told", Shapes.of("boolean"));
        case "ne" -> OpenApi.query(path + "[ne]", label + ": another one, or none", value.deepCopy());
        case "contains" -> OpenApi.query(path + "[contains]", label + ": with these letters inside, accents aside",
            Shapes.text());
        default -> OpenApi.query(path + "[" + operator + "]", label + ": " + comparison(operator), value.deepCopy());
      };
      into.add(parameter);
    }
  }

  private static String comparison(String operator) {
    return switch (operator) {
      case "gt" -> "after this";
      case "gte" -> "this or after";
      case "lt" -> "before this";
      default -> "this or before";
    };
  }

  private void across(PublicModel.Type type, List<PublicField> fields, List<ObjectNode> into) {
    for (PublicField field : fields) {
      Optional<PublicModel.Type> target = field.target().flatMap(model::type);
      if (field.filterable() && target.isPresent()) {
        neighbours(field.path(), target.get(), target.get().fields(), captions.text(type.name(), field.path()), into);
      }
      across(type, field.members(), into);
    }
  }

  private void neighbours(String relation, PublicModel.Type target, List<PublicField> fields, String label,
      List<ObjectNode> into) {
    for (PublicField field : fields) {
      if (field.filterable() && asked(field.kind())) {
        String path = relation + "." + field.path();
        String told = label + ": " + captions.text(target.name(), field.path());
        into.add(OpenApi.query(path, told + ". Takes the operators of " + target.name() + " too.", value(field)));
        ENDS.stream().filter(operators(field.kind())::contains)
            .forEach(end -> into.add(OpenApi.query(path + "[" + end + "]", told + ": " + comparison(end), value(field))));
      }
      neighbours(relation, target, field.members(), label, into);
    }
  }

  /** Whether contents of the type have a place that the public knows. */
  static boolean placed(List<PublicField> fields) {
    return fields.stream().anyMatch(field -> field.kind() == FieldKind.POINT || placed(field.members()));
  }

  /** The fields a list can be sorted by, each also with a minus. */
  static List<String> sorts(PublicModel.Type type) {
    List<String> names = new ArrayList<>();
    sorts(type.fields(), names);
    return names;
  }

  private static void sorts(List<PublicField> fields, List<String> into) {
    for (PublicField field : fields) {
      if (!field.many()) {
        if (field.sortable()) {
          into.add(field.path());
          into.add("-" + field.path());
        }
        sorts(field.members(), into);
      }
    }
  }

  /** Whether a field of this kind can be asked for by its plain name. */
  static boolean asked(FieldKind kind) {
    return switch (kind) {
      case RICH_TEXT, POINT, COMPONENT -> false;
      case TEXT, LOCALIZED_TEXT, URL, SLUG, ENUMERATION, COUNTRY, ZONE, QUERY, REFERENCE, TARGET, BOOLEAN, INTEGER, DATE,
          INSTANT,
          PERIOD -> true;
    };
  }

  /** What else can be asked of a field of this kind, by the word in brackets. */
  static List<String> operators(FieldKind kind) {
    return switch (kind) {
      case TEXT, LOCALIZED_TEXT, URL -> TEXTUAL;
      case SLUG, ENUMERATION, COUNTRY, ZONE, QUERY, REFERENCE, TARGET, BOOLEAN -> EXACT;
      case INTEGER, DATE, INSTANT, PERIOD -> ORDERED;
      case RICH_TEXT, POINT, COMPONENT -> List.of("exists");
    };
  }

  private static ObjectNode value(PublicField field) {
    return switch (field.kind()) {
      case TEXT, LOCALIZED_TEXT, URL, SLUG, ZONE, QUERY, RICH_TEXT, POINT, COMPONENT -> Shapes.text();
      case REFERENCE, TARGET -> Shapes.text("uuid");
      case ENUMERATION -> Shapes.words(field.values());
      case COUNTRY -> Shapes.matching("^[A-Z]{2}$");
      case BOOLEAN -> Shapes.of("boolean");
      case INTEGER -> Shapes.of("integer");
      case INSTANT -> Shapes.text().put("description", "A time (2015-05-11T10:00:00+02:00) or a day (2015-05-11).");
      case DATE, PERIOD -> Shapes.text().put("description", "EDTF level 0: 1956, 2014-10, 2014-10-02, 2001/2002.");
    };
  }
}
