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
  private static final String LIMIT = "limit=";
  private static final String SORT = "sort=";
  private static final String REMEDY = "behind a relation write (limit=1 to " + LARGEST + "), (sort=field) or both with a comma between them, once";

  /** One step of a path; {@code options} is what stands in its brackets. */
  record Step(Part name, Optional<Part> options) {}

  /** Cuts the parameter at commas and paths at dots, but for those inside brackets. */
  static List<List<Step>> paths(Parameter parameter) {
    List<List<Step>> paths = new ArrayList<>();
    for (Part path : cut(parameter.whole(), ',')) {
      paths.add(cut(path, '.').stream().map(IncludeOptions::step).toList());
    }
    return paths;
  }

  private static Step step(Part step) {
    String text = step.text();
    int bracket = text.indexOf('(');
    int end = text.length() - 1;
    if (text.isEmpty() || bracket == 0 || bracket > 0 && text.indexOf(')') != end) {
      throw Refusal.value(step.parameter(), "write names of relations with commas between them; " + REMEDY);
    }
    return bracket < 0 ? new Step(step, Optional.empty()) : new Step(step.part(0, bracket), Optional.of(step.part(bracket + 1, end)));
  }

  private static List<Part> cut(Part whole, char at) {
    String text = whole.text();
    List<Part> parts = new ArrayList<>();
    int start = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '(' && inside || letter == ')' && !inside) {
        throw Refusal.value(whole.parameter(), REMEDY);
      }
      inside = letter == '(' || inside && letter != ')';
      if (letter == at && !inside) {
        parts.add(whole.part(start, i));
        start = i + 1;
      }
    }
    if (inside) {
      throw Refusal.value(whole.parameter(), REMEDY);
    }
    parts.add(whole.after(start));
    return parts;
  }

  /** @param written what stands in the brackets */
  static IncludeOptions read(PublicModel model, Part written, Inclusion inclusion, IncludeOptions before) {
    OptionalInt limit = OptionalInt.empty();
    List<Part> sort = new ArrayList<>();
    for (Part part : written.split()) {
      if (part.text().startsWith(LIMIT) && limit.isEmpty()) {
        limit = limit(part.after(LIMIT.length()));
      } else if (part.text().startsWith(SORT) && sort.isEmpty()) {
        Optional.of(part.after(SORT.length())).filter(name -> !name.isEmpty()).ifPresent(sort::add);
      } else if (!sort.isEmpty() && !part.text().contains("=")) {
        sort.add(part);
      } else {
        throw Refusal.value(part, REMEDY);
      }
    }
    if (!before.equals(NONE) || inclusion.kind() == Inclusion.Kind.ALTERNATES || inclusion.kind() == Inclusion.Kind.ANCESTORS) {
      throw Refusal.value(written, REMEDY);
    }
    return new IncludeOptions(limit, sort.isEmpty() ? Optional.empty() : Optional.of(ordering(model, inclusion, sort)));
  }

  /** None where nothing is written. */
  private static OptionalInt limit(Part written) {
    String text = written.text();
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST) {
      throw Refusal.value(written, REMEDY);
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private static Ordering ordering(PublicModel model, Inclusion inclusion, List<Part> names) {
    PublicModel.Type type = inclusion.neighbour().filter(known -> inclusion.path().size() == 1)
        .orElseThrow(() -> Refusal.value(names.get(0), "only a plain list of one type can be sorted"));
    return Ordering.by(type.name(), new SortReader(model, type).read(names.get(0), names), false);
  }
}
