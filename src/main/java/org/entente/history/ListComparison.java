package org.entente.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.entente.history.Difference.Entry;
import org.entente.history.Difference.Fate;
import org.entente.history.Difference.OfField;

/** Compares two lists: which entries are new, gone, elsewhere or, where they have members, changed. */
final class ListComparison {
  private final List<JsonNode> before;
  private final List<JsonNode> after;
  private final Set<Integer> gone = new TreeSet<>();
  private final Set<Integer> come = new TreeSet<>();
  private final List<Entry> entries = new ArrayList<>();

  private ListComparison(List<JsonNode> before, List<JsonNode> after) {
    this.before = before;
    this.after = after;
  }

  /** @param members compares two entries of which each has members; empty where entries have none */
  static List<Entry> of(List<JsonNode> before, List<JsonNode> after, Effort effort,
      Optional<BiFunction<JsonNode, JsonNode, List<OfField>>> members) {
    ListComparison comparison = new ListComparison(before, after);
    comparison.align(effort);
    if (effort.suffices(comparison.gone.size(), comparison.come.size())) {
      comparison.pair(JsonNode::equals, Fate.MOVED, (old, now) -> List.of());
      members.ifPresent(compare -> comparison.pair(ListComparison::areAkin, Fate.CHANGED, compare));
    }
    return comparison.told();
  }

  private void align(Effort effort) {
    for (Alignment.Stretch stretch : Alignment.of(before, after, effort).stretches()) {
      for (int i = stretch.start(); !stretch.same() && i < stretch.end(); i++) {
        gone.add(i);
      }
      for (int i = stretch.otherStart(); !stretch.same() && i < stretch.otherEnd(); i++) {
        come.add(i);
      }
    }
  }

  /** Takes what has gone and what has come for one and the same, where they fit. */
  private void pair(BiPredicate<JsonNode, JsonNode> fits, Fate fate, BiFunction<JsonNode, JsonNode, List<OfField>> members) {
    for (Iterator<Integer> left = gone.iterator(); left.hasNext();) {
      int from = left.next();
      come.stream().filter(place -> fits.test(before.get(from), after.get(place))).findFirst().ifPresent(to -> {
        entries.add(new Entry(fate, Optional.of(from), Optional.of(to), after.get(to), members.apply(before.get(from), after.get(to))));
        left.remove();
        come.remove(to);
      });
    }
  }

  /** Whether at least half of what either says is said by both. */
  private static boolean areAkin(JsonNode one, JsonNode other) {
    Set<String> names = new HashSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names.stream().filter(name -> one.path(name).equals(other.path(name))).count() * 2 >= names.size();
  }

  private List<Entry> told() {
    gone.forEach(from -> entries.add(new Entry(Fate.REMOVED, Optional.of(from), Optional.empty(), before.get(from), List.of())));
    come.forEach(to -> entries.add(new Entry(Fate.ADDED, Optional.empty(), Optional.of(to), after.get(to), List.of())));
    entries.sort(Comparator.comparing(entry -> entry.to().or(entry::from).orElseThrow()));
    return entries;
  }
}
