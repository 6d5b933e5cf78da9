package org.entente.audit;

import java.util.function.Consumer;
import org.entente.audit.AuditSeals.Sealed;
import org.entente.values.Finding;

/** Walks seals in order. Behind a fault it goes on from what stands there, so that each fault is told once. */
final class ChainCheck {
  private final Consumer<Finding> findings;
  private long number;
  private String chain = AuditChain.START;

  ChainCheck(Consumer<Finding> findings) {
    this.findings = findings;
  }

  void accept(Sealed next) {
    AuditSeal seal = next.seal();
    if (seal.number != number + 1) {
      tell(number + 1, seal.number == number + 2 ? "is missing" : "and the following up to " + (seal.number - 1) + " are missing");
    } else if (!AuditChain.next(chain, seal.number, seal.hash).equals(seal.chain)) {
      tell(seal.number, "was changed, or the chain before it: its chain does not follow");
    }
    if (next.row().isEmpty()) {
      tell(seal.number, "has lost its row");
    } else if (!AuditChain.hash(next.row().get()).equals(seal.hash)) {
      tell(seal.number, "seals a row that was changed since");
    }
    number = seal.number;
    chain = seal.chain;
  }

  private void tell(long place, String fault) {
    findings.accept(new Finding("audit/" + place, fault));
  }

  /** How many seals there are: the number of the last. */
  long number() {
    return number;
  }

  /** The chain at that number; whoever notes it elsewhere can prove later that nothing before it changed. */
  String chain() {
    return chain;
  }
}
