package org.entente.history;

/** How much comparing may still cost: nobody makes an answer slow by the texts they have written. */
final class Effort {
  /** Three thousand words against three thousand others: two tenths of a second. */
  static final long USUAL = 40_000_000;

  private long left;

  Effort(long left) {
    this.left = left;
  }

  /** Whether there is enough left to compare so many pieces with so many others; takes it off. */
  boolean suffices(long pieces, long others) {
    long cost = (pieces + others) * (pieces + others);
    if (cost > left) {
      return false;
    }
    left -= cost;
    return true;
  }
}
