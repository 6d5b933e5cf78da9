package org.entente.workflow;

/** What follows when a rule of the closure check is broken. */
public enum Weight {
  /** It is not looked at. */
  OFF,
  /** It is told, and the move is made. */
  WARN,
  /** The move is not made. */
  REFUSE
}
