package org.entente.values;

/** Who may see a field: everybody once published, or the staff only. */
public enum Audience {
  PUBLIC,
  INTERNAL
}
