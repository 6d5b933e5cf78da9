package org.entente.audit;

import java.util.Optional;
import org.entente.audit.AuditSeals.Sealed;

/** Walks seals in order and stops at the first that does not fit. */
final class ChainCheck {
  private long number;
  private String chain = AuditChain.START;
  private Optional<String> fault = Optional.empty();

  /** Says whether the walk may go on. */
  boolean accept(Sealed next) {
    fault = faultOf(next);
    if (fault.isEmpty()) {
      number = next.seal().number;
      chain = next.seal().chain;
    }
    return fault.isEmpty();
  }

  private Optional<String> faultOf(Sealed next) {
    AuditSeal seal = next.seal();
    if (seal.number != number + 1) {
      return Optional.of("seal " + (number + 1) + " is missing");
    }
    if (next.row().isEmpty()) {
      return Optional.of("the row of seal " + seal.number + " is missing");
    }
    if (!AuditChain.hash(next.row().get()).equals(seal.hash)) {
      return Optional.of("the row of seal " + seal.number + " was changed");
    }
    if (!AuditChain.next(chain, seal.number, seal.hash).equals(seal.chain)) {
      return Optional.of("seal " + seal.number + " was changed");
    }
    return Optional.empty();
  }

  /** How many seals fitted: the number of the last. */
  long number() {
    return number;
  }

  /** The chain at that number; whoever notes it elsewhere can prove later that nothing before it changed. */
  String chain() {
    return chain;
  }

  Optional<String> fault() {
    return fault;
  }
}
