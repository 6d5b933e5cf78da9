package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.problem.Problem;
import org.entente.publishing.Dates;

/**
 * A new content among many that come in together.
 *
 * @param body facts and {@code words} of at least one language
 * @param dates for each language that comes in as already public, the dates it has told so far; empty for a draft
 */
public record Arrival(String type, ObjectNode body, Map<Locale, Dates> dates) {
  public Arrival {
    dates = Map.copyOf(dates);
  }

  /** What became of it: it stands under an id, or it was refused and nothing of it stands. */
  public record Fate(Optional<UUID> id, Optional<Problem> refusal) {}
}
