package org.entente.exchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Reads a file of which no row may be endless: a quote left open would else take the rest of the file for one cell. */
final class RowLimit extends FilterReader {
  private static final int LONGEST = 2 * 1024 * 1024;

  private int since;

  RowLimit(Reader in) {
    super(in);
  }

  /** The next row begins about here. */
  void next() {
    since = 0;
  }

  @Override
  public int read() throws IOException {
    count(1);
    return super.read();
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int characters) {
    since += characters;
    if (since > LONGEST) {
      throw Problem.of(ProblemKind.TOO_LARGE, "row-too-long", "A row is longer than two million characters: a quote is left open,"
          + " or a line does not end. Correct it and send the file again.");
    }
  }
}
