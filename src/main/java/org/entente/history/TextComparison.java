package org.entente.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.history.Difference.Run;
import org.entente.history.Difference.Run.Kind;

/** Compares two texts: paragraphs first, then the words of those that differ. */
final class TextComparison {
  /** A line with the blank ones behind it. */
  private static final Pattern PARAGRAPH = Pattern.compile("[^\n]*+\n++|[^\n]++");
  /** A word, an ideograph or a sign, with the blanks behind it. */
  private static final Pattern WORD = Pattern.compile(
      "(?:[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}]]++|[^\\s])\\s*+|\\s++", Pattern.UNICODE_CHARACTER_CLASS);

  private final Effort effort;
  private final List<Run> runs = new ArrayList<>();
  private boolean byWords = true;

  private TextComparison(Effort effort) {
    this.effort = effort;
  }

  static Difference.Text of(String before, String after, Effort effort) {
    TextComparison comparison = new TextComparison(effort);
    comparison.compare(pieces(PARAGRAPH, before), pieces(PARAGRAPH, after), true);
    return new Difference.Text(comparison.runs, comparison.byWords);
  }

  private void compare(List<String> before, List<String> after, boolean paragraphs) {
    Alignment alignment = Alignment.of(before, after, effort);
    byWords &= paragraphs || alignment.exact();
    for (Alignment.Stretch stretch : alignment.stretches()) {
      String left = String.join("", before.subList(stretch.start(), stretch.end()));
      String right = String.join("", after.subList(stretch.otherStart(), stretch.otherEnd()));
      if (stretch.same()) {
        add(Kind.EQUAL, left);
      } else if (paragraphs && !left.isEmpty() && !right.isEmpty()) {
        compare(pieces(WORD, left), pieces(WORD, right), false);
      } else {
        add(Kind.DELETE, left);
        add(Kind.INSERT, right);
      }
    }
  }

  private void add(Kind kind, String text) {
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && last.kind() == kind) {
      runs.set(runs.size() - 1, new Run(kind, last.text() + text));
    } else if (!text.isEmpty()) {
      runs.add(new Run(kind, text));
    }
  }

  private static List<String> pieces(Pattern pattern, String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return pieces;
  }
}
