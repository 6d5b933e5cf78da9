package org.entente.edition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** How many neighbours of one object are shown. */
  public int most() {
    return limit.orElse(kind == Kind.BACK ? USUAL_LIMIT : Integer.MAX_VALUE);
  }

  /** The type whose contents come and go here; empty where only the object's own links decide. */
  public Optional<String> comingFrom() {
    return back.map(relation -> relation.neighbour().name());
  }
}
