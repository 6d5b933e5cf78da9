package org.entente.edition;

/** What an answer rests on: parts of the public world, as they stood in one edition. */
public final class Footing {
  private final Stamps stamps;
  private final int[] places;
  private final long first;
  /** The newest edition in which they are known to stand unchanged; most questions end here. */
  private volatile long number;

  Footing(Stamps stamps, int[] places, long number) {
    this.stamps = stamps;
    this.places = places;
    this.first = number;
    this.number = number;
  }

  /** Whether an answer made then is the one that edition would give; of an older edition than its own nobody knows. */
  boolean holdsIn(Stamps current, long newer) {
    if (stamps != current) {
      // Another index: the log it was made from may be another, too.
      return false;
    }
    if (newer < first) {
      return false;
    }
    long known = number;
    if (newer <= known) {
      return true;
    }
    if (stamps.areNewer(places, known)) {
      return false;
    }
    number = newer;
    return true;
  }
}
