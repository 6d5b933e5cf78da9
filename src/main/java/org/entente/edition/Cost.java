package org.entente.edition;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * What a question is predicted to cost, known from its words alone: the same question costs the same whatever is published. A
 * point is about what it takes to look up one neighbour.
 */
final class Cost {
  private static final int ALLOWED = 2_000;
  private static final int CONDITION = 5;
  private static final int CONTAINING = 10;
  private static final int CROSSING = 20;
  private static final int WORD = 5;
  private static final int COUNTED = 30;
  private static final int SEARCH = 2;
  /** How many links an object usually has in one field. */
  private static final int USUAL_LINKS = 3;
  private static final int SKIPPED = 100;
  private static final Map<String, String> ADVICE = Map.of(
      "filters", "ask fewer conditions at once",
      "q", "ask for fewer words",
      "facets", "ask for fewer facets at once",
      "include", "include less, with a limit inside (include=agreements(limit=3)), or ask for a smaller limit",
      "offset", "continue by links.next instead of a large offset");

  private final Map<String, Integer> parts = new LinkedHashMap<>();

  private Cost() {}

  /** Refuses what is too dear, with its dearest part and what to do about it. */
  static void check(Query query, int objects) {
    Cost cost = new Cost();
    cost.filters(query.conditions());
    cost.add("q", query.text().map(text -> TextSearch.words(text) * WORD).orElse(0));
    query.facets().forEach(facet -> cost.add("facets", counted(facet)));
    query.grouping().ifPresent(grouping -> cost.add("facets", counted(grouping.path())));
    cost.add("include", included(objects, query.includes()));
    cost.add("offset", query.offset().orElse(0) / SKIPPED);
    cost.refuse();
    // How many lead here changes with every publication: what could be too many is refused by its words, always or never.
    if (query.includes().stream().anyMatch(Inclusion::leadsBack) && neighbours(objects, query.includes()) > Inclusion.MOST_NEIGHBOURS) {
      throw Inclusion.tooMany();
    }
  }

  private void filters(List<Condition> conditions) {
    for (Condition condition : conditions) {
      add("filters", condition.operator() == Operator.CONTAINS ? CONTAINING : CONDITION + condition.values().size());
    }
    add("filters", (int) conditions.stream().flatMap(condition -> condition.path().relation().stream()).distinct().count() * CROSSING);
  }

  private static int counted(FieldPath path) {
    return path.relation().isPresent() ? COUNTED * 2 : COUNTED;
  }

  private static int included(int objects, List<Inclusion> inclusions) {
    int sum = 0;
    for (Inclusion inclusion : inclusions) {
      int neighbours = usual(inclusion);
      sum += objects * (neighbours + SEARCH) + included(objects * neighbours, inclusion.within());
    }
    return sum;
  }

  private static int neighbours(int objects, List<Inclusion> inclusions) {
    return inclusions.stream().mapToInt(inclusion -> objects * usual(inclusion) + neighbours(objects * usual(inclusion), inclusion.within())).sum();
  }

  private static int usual(Inclusion inclusion) {
    return switch (inclusion.kind()) {
      case LINKS -> Math.min(inclusion.most(), USUAL_LINKS);
      case BACK -> inclusion.most();
      case ANCESTORS, ALTERNATES -> USUAL_LINKS;
    };
  }

  private void add(String part, int points) {
    if (points > 0) {
      parts.merge(part, points, Integer::sum);
    }
  }

  private void refuse() {
    int all = parts.values().stream().mapToInt(points -> points).sum();
    if (all <= ALLOWED) {
      return;
    }
    String dearest = parts.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue)).orElseThrow().getKey();
    throw Problem.of(ProblemKind.BAD_QUERY, "too-costly", "This question is predicted to cost " + all + " points where " + ALLOWED
        + " are allowed, most of them (" + parts.get(dearest) + ") for '" + dearest + "'; " + ADVICE.get(dearest) + ".")
        .with("cost", all).with("allowed", ALLOWED).with("parts", parts);
  }
}
