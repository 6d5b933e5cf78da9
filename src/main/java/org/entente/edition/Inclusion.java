package org.entente.edition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.PublicModel;

/**
 * Neighbours that are shown with an object.
 *
 * @param path the member names from the object to where they stand: {@code [contents, item]}
 * @param within what is included in the neighbours
 * @param limit at most so many of one object
 * @param ordering in which order; empty: as the links stand
 * @param back the relation when it leads back
 */
public record Inclusion(List<String> path, Kind kind, List<Inclusion> within, OptionalInt limit, Optional<Ordering> ordering,
    Optional<Relation> back, Optional<PublicModel.Type> neighbour) {
  /** In one answer, all together. */
  public static final int MOST_NEIGHBOURS = 1_000;
  /** Of a way back, unless more or less is asked. */
  private static final int USUAL_LIMIT = 10;

  /** Where the neighbours come from. */
  public enum Kind {
    /** The object's own links. */
    LINKS,
    /** The links that lead to the object. */
    BACK,
    /** What is above the object, the topmost first. */
    ANCESTORS,
    /** The object in other languages. */
    ALTERNATES
  }

  public Inclusion {
    path = List.copyOf(path);
    within = List.copyOf(within);
  }

  public String name() {
    return String.join(".", path);
  }

  /** The refusal of an answer with more neighbours than that. */
  public static Problem tooMany() {
    return Problem.of(ProblemKind.BAD_QUERY, "include-too-costly", "This answer could include more than " + MOST_NEIGHBOURS
        + " neighbours; ask for a smaller limit, of the list or inside an include (include=agreements(limit=3)), or include less.")
        .with("parameter", "include");
  }

  /** How many neighbours of one object are shown. */
  public int most() {
    return limit.orElse(kind == Kind.BACK ? USUAL_LIMIT : Integer.MAX_VALUE);
  }

  /** Whether neighbours that come and go are shown, here or in the neighbours. */
  boolean leadsBack() {
    return kind == Kind.BACK || within.stream().anyMatch(Inclusion::leadsBack);
  }

  /** The type whose contents come and go here; empty where only the object's own links decide. */
  public Optional<String> comingFrom() {
    return back.map(relation -> relation.neighbour().name());
  }
}
