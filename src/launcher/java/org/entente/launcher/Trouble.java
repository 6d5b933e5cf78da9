package org.entente.launcher;

/** What stops a command: one clear sentence for the person at the keyboard, and the exit code. */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public Trouble(String sentence) {
    this(sentence, 1);
  }

  public Trouble(String sentence, int exitCode) {
    super(sentence);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
