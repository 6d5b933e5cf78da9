package org.entente.hostile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;

/** Who calls what next: first everything as it should be, then everything by everybody, then what chance says; for several threads. */
final class Plan {
  /** Passwords take their time on purpose, imports hold their author meanwhile, and the others read everything there is. */
  private static final Pattern LONG = Pattern.compile(
      Settings.ROOT + "/(sessions|accounts|imports|verification|audit|redactions|installation/(export|backup))(/.*)?");
  /** Reading one of these is quick all the same. */
  private static final Set<String> QUICK = Set.of("/accounts", "/imports", "/imports/{id}", "/accounts/{accountId}");

  private final Dice dice;
  private final List<Operation> operations;
  private final List<Person> people;
  private final Queue<Call> set = new ArrayDeque<>();
  private int left;

  /**
   * One request to come.
   *
   * @param caller empty for one who may
   * @param sound whether it is to be left as it is
   */
  record Call(Operation operation, Optional<Person> caller, boolean sound) {}

  Plan(Target target, Dice dice, int requests) {
    this.dice = dice;
    this.operations = target.operations();
    this.people = target.people();
    this.left = requests;
    operations.forEach(operation -> set.add(new Call(operation, Optional.empty(), true)));
    List<Call> everyPair = new ArrayList<>();
    operations.forEach(operation -> people.forEach(person -> everyPair.add(new Call(operation, Optional.of(person), false))));
    Collections.shuffle(everyPair, dice.random());
    set.addAll(everyPair);
  }

  /** Empty when all has been sent. */
  synchronized Optional<Call> next() {
    left--;
    return left < 0 ? Optional.empty() : Optional.of(set.isEmpty() ? byChance() : set.remove());
  }

  private Call byChance() {
    Operation operation = dice.one(operations);
    while (isLong(operation) && !dice.onceIn(10)) {
      operation = dice.one(operations);
    }
    Person person = dice.one(people);
    // Half of those who may not make way for one who may, or the rest of the server would hardly be reached.
    return new Call(operation, person.may(operation) || dice.coin() ? Optional.of(person) : Optional.empty(), false);
  }

  private static boolean isLong(Operation operation) {
    return LONG.matcher(operation.path()).matches()
        && !(operation.isSafe() && QUICK.contains(operation.path().substring(Settings.ROOT.length())));
  }
}
