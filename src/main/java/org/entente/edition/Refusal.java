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

  static Problem unknownParameter(Parameter parameter, Collection<String> known) {
    return named(Problem.of(ProblemKind.BAD_QUERY, "unknown-parameter",
        unknown("parameter", parameter.name(), parameter, known)), parameter, parameter.name(), known);
  }

  static Problem unknownField(Parameter parameter, String field, Collection<String> known) {
    return named(Problem.of(ProblemKind.BAD_QUERY, "unknown-field", unknown("field", field, parameter, known)), parameter,
        field, known);
  }

  static Problem unknownOperator(Parameter parameter, String field, Collection<String> allowed) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "unknown-operator", "The field '" + shortened(field)
        + "' does not take this operator (at character " + parameter.position() + "); it takes " + String.join(", ", allowed)
        + "."), parameter);
  }

  static Problem notFilterable(Parameter parameter, String field) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "not-filterable", "The field '" + shortened(field)
        + "' cannot be a filter (at character " + parameter.position() + "); take it away."), parameter);
  }

  static Problem notSortable(Parameter parameter, String field, Collection<String> sortable) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "not-sortable", "A list cannot be sorted by '" + shortened(field)
        + "' (at character " + parameter.position() + "); sort by " + String.join(", ", sortable) + "."), parameter);
  }

  static Problem notCountable(Parameter parameter, String field, Collection<String> countable) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "not-countable", "Contents cannot be counted by '" + shortened(field)
        + "' (at character " + parameter.position() + "); count by " + String.join(", ", countable)
        + ", or across a relation."), parameter);
  }

  static Problem repeated(Parameter parameter) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "repeated-parameter", "The parameter '" + shortened(parameter.name())
        + "' stands twice (at character " + parameter.position() + "); write it once."), parameter);
  }

  /** {@code remedy} says what to write instead. */
  static Problem value(Parameter parameter, String remedy) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "wrong-value", "The value of '" + shortened(parameter.name())
        + "' (at character " + parameter.position() + ") cannot be read; " + remedy + "."), parameter);
  }

  static Problem cursor(Parameter parameter) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "wrong-cursor",
        "This cursor was not made by this query; start again without 'after'."), parameter);
  }

  static Problem together(Parameter parameter, String remedy) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "wrong-combination", "The parameter '" + shortened(parameter.name())
        + "' (at character " + parameter.position() + ") does not fit the others; " + remedy + "."), parameter);
  }

  static Problem encoding(int position) {
    return Problem.of(ProblemKind.BAD_QUERY, "bad-encoding", "The query has a wrong percent escape, a control character or"
        + " text that is not UTF-8 (at character " + position + "); encode it as UTF-8 and percent escapes.")
        .with("position", position);
  }

  static Problem includeTooDeep(Parameter parameter) {
    return at(Problem.of(ProblemKind.BAD_QUERY, "include-too-deep",
        "An include crosses at most two relations (at character " + parameter.position() + "); shorten it."), parameter);
  }

  private static String unknown(String what, String name, Parameter parameter, Collection<String> known) {
    String nearest = Nearest.to(name, known).map(near -> "; did you mean '" + near + "'?").orElse("; see openapi.json.");
    return "There is no " + what + " '" + shortened(name) + "' (at character " + parameter.position() + ")" + nearest;
  }

  private static Problem named(Problem problem, Parameter parameter, String name, Collection<String> known) {
    Optional<String> nearest = Nearest.to(name, known);
    nearest.ifPresent(near -> problem.with("nearest", near));
    return at(problem, parameter);
  }

  private static Problem at(Problem problem, Parameter parameter) {
    return problem.with("parameter", shortened(parameter.name())).with("position", parameter.position());
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
