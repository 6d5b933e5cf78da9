package org.entente.rules.broken.editorial;

public interface OnlyChild {
  /** The one there is. */
  class Child implements OnlyChild {}
}
