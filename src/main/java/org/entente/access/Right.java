package org.entente.access;

/** A rare permission given by name, on top of a role. */
public enum Right {
  /** Publish without review, flagged for review afterwards. */
  FORCE,
  /** Import content as already public, with the dates of the place it comes from. */
  MIGRATE
}
