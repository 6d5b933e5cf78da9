package org.entente.launcher;

import java.io.IOException;

/** Shows that something is happening: one line per step, with dots or a count when a person is watching. */
final class Progress {
  private final boolean watched = System.console() != null;
  private final long began = System.nanoTime();
  private int beats;
  private int shown = -1;

  private Progress(String step) {
    System.out.print(step + " ");
    System.out.flush();
  }

  static Progress of(String step) {
    return new Progress(step);
  }

  void beat() {
    if (watched && ++beats % 5 == 0) {
      System.out.print(".");
      System.out.flush();
    }
  }

  void count(int done, int total) {
    if (watched && done != shown) {
      shown = done;
      System.out.print(" " + done + "/" + total);
      System.out.flush();
    }
  }

  /** How far it is and how fast, on one line that is written again. */
  void count(int done, int total, int perSecond) {
    if (watched && done != shown) {
      shown = done;
      System.out.printf("\rImporting %,d of %,d, %,d a second   ", done, total, perSecond);
      System.out.flush();
    }
  }

  /** Does the step and says how long it took. */
  void during(Step step) throws IOException, InterruptedException {
    boolean finished = false;
    try {
      step.run(this);
      finished = true;
    } finally {
      if (finished) {
        done();
      } else {
        broken();
      }
    }
  }

  /** Work that tells its progress. */
  @FunctionalInterface
  interface Step {
    void run(Progress progress) throws IOException, InterruptedException;
  }

  void done() {
    System.out.printf(" %.1f s%n", (System.nanoTime() - began) / 1e9);
  }

  void broken() {
    System.out.println();
  }
}
