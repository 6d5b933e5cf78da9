package org.entente.delivery;

/**
 * What has been asked for lately, as well as a little memory can tell. Whoever is met here has been asked for before and may come in;
 * what is asked for once only never takes room from what is asked for again. One address stands on each place, until another of its
 * place comes; two that are taken for one come in early, and nothing else happens.
 */
final class Doorstep {
  private static final int PLACES = 1 << 16;

  /** Without locks: whoever overwrites another is one that came at the same time. */
  private final int[] standing = new int[PLACES];

  /** Whether it stood here already; it does from now on. */
  boolean meets(Object address) {
    int mark = mixed(address.hashCode());
    int place = mark & PLACES - 1;
    if (standing[place] == mark) {
      return true;
    }
    standing[place] = mark;
    return false;
  }

  /** Addresses that differ in their last digits only stand on different places, too; never 0, which is nobody. */
  private static int mixed(int hash) {
    int spread = hash * 0x9E3779B9;
    return (spread ^ spread >>> 16) | 1 << 31;
  }
}
