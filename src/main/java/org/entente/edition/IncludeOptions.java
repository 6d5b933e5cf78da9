package org.entente.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.entente.schema.PublicModel;

/**
 * What stands in brackets behind a relation that is included: {@code (limit=5,sort=-signed,title)}.
 *
 * @param limit at most so many of one object
 */
record IncludeOptions(OptionalInt limit, Optional<Ordering> ordering) {
  static final IncludeOptions NONE = new IncludeOptions(OptionalInt.empty(), Optional.empty());

  private static final int LARGEST = 100;
  private static final String REMEDY = "behind a relation write (limit=1 to " + LARGEST + "), (sort=field) or both with a comma between them, once";

  /** One step of a path; {@code options} is what stands in its brackets, empty without any. */
  record Step(String name, String options) {}

  /** Cuts the parameter at commas and paths at dots, but for those inside brackets. */
  static List<List<Step>> paths(Parameter parameter) {
    List<List<Step>> paths = new ArrayList<>();
    for (String part : cut(parameter, parameter.value(), ',')) {
      List<Step> steps = new ArrayList<>();
      for (String step : cut(parameter, part, '.')) {
        int bracket = step.indexOf('(');
        if (step.isEmpty() || bracket == 0 || bracket > 0 && step.indexOf(')') != step.length() - 1) {
          throw Refusal.value(parameter, "write names of relations with commas between them; " + REMEDY);
        }
        steps.add(bracket < 0 ? new Step(step, "") : new Step(step.substring(0, bracket), step.substring(bracket)));
      }
      paths.add(steps);
    }
    return paths;
  }

  private static List<String> cut(Parameter parameter, String text, char at) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '(' && inside || letter == ')' && !inside) {
        throw Refusal.value(parameter, REMEDY);
      }
      inside = letter == '(' || inside && letter != ')';
      if (letter == at && !inside) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (inside) {
      throw Refusal.value(parameter, REMEDY);
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** @param written with its brackets */
  static IncludeOptions read(PublicModel model, Parameter parameter, Inclusion inclusion, String written, IncludeOptions before) {
    String limit = "";
    String sort = "";
    for (String part : written.substring(1, written.length() - 1).split(",", -1)) {
      if (part.startsWith("limit=") && limit.isEmpty()) {
        limit = part.substring("limit=".length());
      } else if (part.startsWith("sort=") && sort.isEmpty()) {
        sort = part.substring("sort=".length());
      } else if (!sort.isEmpty() && !part.contains("=")) {
        sort += "," + part;
      } else {
        throw Refusal.value(parameter, REMEDY);
      }
    }
    if (!before.equals(NONE) || inclusion.kind() == Inclusion.Kind.ALTERNATES || inclusion.kind() == Inclusion.Kind.ANCESTORS) {
      throw Refusal.value(parameter, REMEDY);
    }
    return new IncludeOptions(limit.isEmpty() ? OptionalInt.empty() : OptionalInt.of(limit(parameter, limit)),
        sort.isEmpty() ? Optional.empty() : Optional.of(ordering(model, parameter, inclusion, sort)));
  }

  private static int limit(Parameter parameter, String text) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST) {
      throw Refusal.value(parameter, REMEDY);
    }
    return Integer.parseInt(text);
  }

  private static Ordering ordering(PublicModel model, Parameter parameter, Inclusion inclusion, String text) {
    PublicModel.Type type = inclusion.neighbour().filter(known -> inclusion.path().size() == 1)
        .orElseThrow(() -> Refusal.value(parameter, "only a plain list of one type can be sorted"));
    Parameter sort = new Parameter(parameter.name(), text, parameter.position());
    return Ordering.by(type.name(), new SortReader(model, type, sort).read(), false);
  }
}
