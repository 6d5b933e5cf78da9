package org.entente.history;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two sequences beside one another, stretch by stretch.
 *
 * @param stretches in order and without a gap on either side
 * @param exact false when there was not enough effort left to look inside what differs
 */
record Alignment(List<Stretch> stretches, boolean exact) {
  /** Pieces of the first from {@code start} to before {@code end}, and of the second likewise; either may be empty. */
  record Stretch(boolean same, int start, int end, int otherStart, int otherEnd) {}

  static <T> Alignment of(List<T> before, List<T> after, Effort effort) {
    int least = Math.min(before.size(), after.size());
    int head = 0;
    while (head < least && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<T> left = before.subList(head, before.size() - tail);
    List<T> right = after.subList(head, after.size() - tail);
    boolean plain = left.isEmpty() || right.isEmpty();
    boolean exact = plain || effort.suffices(left.size(), right.size());
    Builder builder = new Builder();
    builder.same(head);
    if (plain || !exact) {
      builder.differs(left.size(), right.size());
    } else {
      builder.align(left, right, head);
    }
    builder.same(tail);
    return new Alignment(builder.stretches, exact);
  }

  /** Puts stretch behind stretch. */
  private static final class Builder {
    private final List<Stretch> stretches = new ArrayList<>();
    private int at;
    private int otherAt;

    private void same(int length) {
      add(true, length, length);
    }

    private void differs(int length, int otherLength) {
      add(false, length, otherLength);
    }

    /** What goes and what comes at the same place is one stretch. */
    private void add(boolean same, int length, int otherLength) {
      Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
      boolean longer = last != null && last.same() == same;
      if (longer) {
        stretches.remove(stretches.size() - 1);
      }
      if (length > 0 || otherLength > 0 || longer) {
        stretches.add(new Stretch(same, longer ? last.start() : at, at += length, longer ? last.otherStart() : otherAt,
            otherAt += otherLength));
      }
    }

    private <T> void align(List<T> left, List<T> right, int head) {
      // Numbers are compared faster than texts that begin alike.
      Map<T, Integer> numbers = new HashMap<>();
      for (Change change : new MyersDiffWithLinearSpace<Integer>().computeDiff(numbered(left, numbers), numbered(right, numbers), null)) {
        same(head + change.startOriginal - at);
        differs(change.endOriginal - change.startOriginal, change.endRevised - change.startRevised);
      }
      same(head + left.size() - at);
    }

    private static <T> List<Integer> numbered(List<T> pieces, Map<T, Integer> numbers) {
      List<Integer> numbered = new ArrayList<>(pieces.size());
      for (T piece : pieces) {
        numbered.add(numbers.computeIfAbsent(piece, first -> numbers.size()));
      }
      return numbered;
    }
  }
}
