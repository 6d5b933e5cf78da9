package org.entente.publishing;

import java.time.Instant;

/**
 * The dates a print tells its readers.
 *
 * @param first when its variant first became public
 * @param updated when what it says last changed for its readers
 * @param published when this very print was published
 */
public record Dates(Instant first, Instant updated, Instant published) {
  /** Of a print that enters the log now. */
  static Dates of(Proof proof, Instant now) {
    return new Dates(proof.before().map(Publication::firstPublishedAt).orElse(now),
        proof.before().filter(before -> !proof.major()).map(Publication::updatedAt).orElse(now), now);
  }
}
