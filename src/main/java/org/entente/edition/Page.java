package org.entente.edition;

import java.util.List;
import java.util.Optional;

/**
 * The part of a list a query asked for.
 *
 * @param total how many objects the whole list has
 * @param next the cursor behind the last print, when there are more
 */
public record Page(List<Print> prints, long total, Optional<String> next, List<Counts> facets, Optional<Counts> groups) {
  public Page {
    prints = List.copyOf(prints);
    facets = List.copyOf(facets);
  }
}
