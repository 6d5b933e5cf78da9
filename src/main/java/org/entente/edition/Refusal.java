package org.entente.edition;

import java.util.Collection;
import java.util.Optional;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.values.Nearest;

/** The refusals of the grammar. They name the place and the nearest public name, never a value: a guess learns nothing. */
final class Refusal {
  private static final int LONGEST_NAME = 60;

  private Refusal() {}

  static Problem unknownParameter(Place place, Collection<String> known) {
    return named(Problem.of(ProblemKind.BAD_QUERY, "unknown-parameter",
        unknown("parameter", place.name(), place, known)), place, place.name(), known);
  }

  static Problem unknownField(Place place, String field, Collection<String> known) {
    return named(Problem.of(ProblemKind.BAD_QUERY, "unknown-field", unknown("field", field, place, known)), place,
        field, known);
  }

  static Problem unknownOperator(Place place, String field, Collection<String> allowed) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "unknown-operator", "The field '" + shortened(field)
        + "' does not take this operator (at character " + place.position() + "); it takes " + String.join(", ", allowed)
        + "."), place);
  }

  static Problem notFilterable(Place place, String field) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "not-filterable", "The field '" + shortened(field)
        + "' cannot be a filter (at character " + place.position() + "); take it away."), place);
  }

  static Problem notSortable(Place place, String field, Collection<String> sortable) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "not-sortable", "A list cannot be sorted by '" + shortened(field)
        + "' (at character " + place.position() + "); sort by " + String.join(", ", sortable) + "."), place);
  }

  static Problem notCountable(Place place, String field, Collection<String> countable) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "not-countable", "Contents cannot be counted by '" + shortened(field)
        + "' (at character " + place.position() + "); count by " + String.join(", ", countable)
        + ", or across a relation."), place);
  }

  static Problem repeated(Place place) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "repeated-parameter", "The parameter '" + shortened(place.name())
        + "' stands twice (at character " + place.position() + "); write it once."), place);
  }

  /** {@code remedy} says what to write instead. */
  static Problem value(Place place, String remedy) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "wrong-value", "The value of '" + shortened(place.name())
        + "' (at character " + place.position() + ") cannot be read; " + remedy + "."), place);
  }

  static Problem cursor(Place place) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "wrong-cursor",
        "This cursor was not made by this query; start again without 'after'."), place);
  }

  static Problem together(Place place, String remedy) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "wrong-combination", "The parameter '" + shortened(place.name())
        + "' (at character " + place.position() + ") does not fit the others; " + remedy + "."), place);
  }

  static Problem encoding(int position) {
    return Problem.of(ProblemKind.BAD_QUERY, "bad-encoding", "The query has a wrong percent escape, a control character or"
        + " text that is not UTF-8 (at character " + position + "); encode it as UTF-8 and percent escapes.")
        .with("position", position);
  }

  static Problem includeTooDeep(Place place) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "include-too-deep",
        "An include crosses at most two relations (at character " + place.position() + "); shorten it."), place);
  }

  private static String unknown(String what, String name, Place place, Collection<String> known) {
    String nearest = Nearest.to(name, known).map(near -> "; did you mean '" + near + "'?").orElse("; see openapi.json.");
    return "There is no " + what + " '" + shortened(name) + "' (at character " + place.position() + ")" + nearest;
  }

  private static Problem named(Problem problem, Place place, String name, Collection<String> known) {
    Optional<String> nearest = Nearest.to(name, known);
    nearest.ifPresent(near -> problem.with("nearest", near));
    return at(problem, place);
  }

  private static Problem at(Problem problem, Place place) {
    return problem.with("parameter", shortened(place.name())).with("position", place.position());
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
