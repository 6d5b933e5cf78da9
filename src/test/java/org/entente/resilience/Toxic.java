package org.entente.resilience;

/** What may be wrong with a link. */
enum Toxic {
  /** Nothing listens any more; what is open is closed. */
  REFUSE,
  /** Everything comes half a second late. */
  LATENCY,
  /** A few kilobytes a second. */
  BANDWIDTH,
  /** Bytes arrive one by one. */
  SLICES,
  /** Bytes go in and none comes out: half open. */
  BLACK_HOLE,
  /** Connections are reset. */
  RESET,
  /** Connections end in the middle of a message. */
  CUT,
  /** The other side hears of an end late. */
  SLOW_CLOSE
}
