package org.entente.edition;

import java.util.List;

/**
 * A relation whose neighbours are shown where their links stand.
 *
 * @param path the member names from the object to the link: {@code [contents, item]}
 * @param within what is included in the neighbours
 */
public record Inclusion(List<String> path, List<Inclusion> within) {
  public Inclusion {
    path = List.copyOf(path);
    within = List.copyOf(within);
  }

  public String name() {
    return String.join(".", path);
  }
}
