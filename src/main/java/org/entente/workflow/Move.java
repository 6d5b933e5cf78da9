package org.entente.workflow;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the table of moves.
 *
 * @param to the state it leads to; empty when the state stays
 */
public record Move(
    Transition transition, Set<State> from, Optional<State> to, Mover by, Set<Condition> conditions, Set<Effect> effects) {

  static Move move(Transition transition, Mover by, State... from) {
    return new Move(transition, Set.of(from), Optional.empty(), by, Set.of(), Set.of());
  }

  Move to(State state) {
    return new Move(transition, from, Optional.of(state), by, conditions, effects);
  }

  Move when(Condition... needed) {
    return new Move(transition, from, to, by, Set.of(needed), effects);
  }

  Move effecting(Effect... done) {
    return new Move(transition, from, to, by, conditions, Set.of(done));
  }

  /** The state after the move. */
  public State after(State state) {
    return to.orElse(state);
  }

  public boolean has(Effect effect) {
    return effects.contains(effect);
  }

  public boolean asks(Condition condition) {
    return conditions.contains(condition);
  }

  /** Whether the variant, whoever acts, is where this move starts. */
  boolean startsAt(Standing standing) {
    return from.contains(standing.state()) && conditions.stream().allMatch(condition -> condition.holdsFor(standing));
  }

  /** The states in the order of the trade, for tables that people read. */
  public Set<State> fromInOrder() {
    return EnumSet.copyOf(from);
  }
}
