package org.entente.secrecy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entente.testing.Http;

/** How long questions of some kinds took to be answered, asked in turns: whether time alone tells the kinds apart. */
final class Timing {
  private final Map<String, List<Long>> nanos = new TreeMap<>();
  private int turns;

  /** Asks one of each kind; none is always the first. */
  Map<String, Http.Answer> ask(Map<String, String> addresses, Function<String, Http.Answer> world) {
    List<String> kinds = new ArrayList<>(new TreeSet<>(addresses.keySet()));
    Collections.rotate(kinds, turns++);
    Map<String, Http.Answer> answers = new HashMap<>();
    for (String kind : kinds) {
      long begun = System.nanoTime();
      answers.put(kind, world.apply(addresses.get(kind)));
      nanos.computeIfAbsent(kind, first -> new ArrayList<>()).add(System.nanoTime() - begun);
    }
    return answers;
  }

  /** The longest median of a kind by the shortest: 1 where all take as long. */
  double spread() {
    List<Long> medians = nanos.keySet().stream().map(this::median).sorted().toList();
    return (double) medians.get(medians.size() - 1) / medians.get(0);
  }

  private long median(String kind) {
    return nanos.get(kind).stream().sorted().skip(nanos.get(kind).size() / 2).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    StringBuilder told = new StringBuilder();
    nanos.forEach((kind, all) -> told.append(String.format(" %s %d µs", kind, median(kind) / 1_000)));
    return told.substring(1);
  }
}
