package org.entente.exchange;

/** How much of a file is kept. */
enum Mode {
  /** Every row that can be: each has a transaction of its own. */
  EACH,
  /** Nothing: to learn what would happen. */
  REHEARSAL,
  /** All rows or none. */
  ATOMIC
}
