package org.entente.access;

import java.util.List;
import java.util.UUID;

/**
 * What a person may do in another's place: the reviewing roles of somebody who has named them deputy.
 *
 * @param generation that of the other's account: a mandate of an older one has lapsed
 */
public record Mandate(UUID from, List<Grant> grants, long generation) {
  public Mandate {
    grants = List.copyOf(grants);
  }
}
