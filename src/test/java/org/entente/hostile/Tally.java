package org.entente.hostile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was asked and answered, and keeps what was wrong; written to by several threads. */
final class Tally {
  private static final int SHOWN = 3;

  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Map<Operation, Map<Person, Integer>> calls = new HashMap<>();
  private final Map<Operation, Integer> successes = new HashMap<>();
  private final Map<String, Kind> faults = new LinkedHashMap<>();
  private int forbidden;
  private int requests;

  /** A kind of fault: how often it was seen, and the first examples, so that one kind does not hide another. */
  private static final class Kind {
    private final List<String> examples = new ArrayList<>();
    private int count;

    void add(Request request, Answer answer) {
      count++;
      if (examples.size() < SHOWN) {
        examples.add(answer + "\n  <- " + request.toString().replace("\n", "\n     "));
      }
    }
  }

  /** @param mustNot whether its description forbids what was asked */
  synchronized void count(Operation operation, Person caller, Answer answer, boolean mustNot) {
    requests++;
    forbidden += mustNot ? 1 : 0;
    statuses.merge(answer.status(), 1, Integer::sum);
    calls.computeIfAbsent(operation, asked -> new HashMap<>()).merge(caller, 1, Integer::sum);
    successes.merge(operation, answer.succeeded() ? 1 : 0, Integer::sum);
  }

  synchronized void fault(String kind, Object asked, Request request, Answer answer) {
    faults.computeIfAbsent(kind + " [" + asked + "]", name -> new Kind()).add(request, answer);
  }

  synchronized int requests() {
    return requests;
  }

  synchronized boolean succeeded(Operation operation) {
    return successes.getOrDefault(operation, 0) > 0;
  }

  synchronized Set<Person> callers(Operation operation) {
    return calls.getOrDefault(operation, Map.of()).keySet();
  }

  /** Every kind of fault with its examples. */
  synchronized List<String> faults() {
    List<String> all = new ArrayList<>();
    faults.forEach((name, kind) -> all.add(kind.count + " × " + name + "\n" + String.join("\n", kind.examples)));
    return all;
  }

  @Override
  public synchronized String toString() {
    Map<String, Integer> operations = new HashMap<>();
    Map<String, Integer> people = new TreeMap<>();
    calls.forEach((operation, callers) -> callers.forEach((person, count) -> {
      operations.merge(operation.id(), count, Integer::sum);
      people.merge(person.name(), count, Integer::sum);
    }));
    Comparator<Map.Entry<String, Integer>> often = Map.Entry.comparingByValue();
    return String.format("%d requests, %d of them forbidden by their description; answers %s%n%d operations, from %s to %s times each; successes %d; callers %s",
        requests, forbidden, statuses, calls.size(), operations.entrySet().stream().min(often).orElseThrow(),
        operations.entrySet().stream().max(often).orElseThrow(), successes.values().stream().mapToInt(n -> n).sum(), people);
  }
}
