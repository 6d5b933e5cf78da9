package org.entente.values;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running what a table's cell says: what looks like a formula stands behind an apostrophe. Whoever writes tables
 * and whoever reads them back must agree on it: what has apostrophes before a sign already gets one more, and each reading takes one away.
 */
public final class FormulaGuard {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r]");
  private static final Pattern GUARDED = Pattern.compile("'" + FORMULA.pattern());

  private FormulaGuard() {}

  public static String guarded(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }

  /** What was guarded. */
  public static String unguarded(String cell) {
    return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }
}
