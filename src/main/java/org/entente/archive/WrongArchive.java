package org.entente.archive;

/** A file that cannot be restored, or a place it cannot be restored to: one sentence with the remedy. */
public final class WrongArchive extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  WrongArchive(String sentence) {
    super("The archive " + sentence + ".");
  }
}
