package org.entente.content;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Finds an entity by its id, and never takes a failing database for an empty one. */
public final class Lookup {
  private Lookup() {}

  /** BUSY when the database could not be asked: Hibernate answers null then, if the failure has doomed the transaction (HHH-12472). */
  public static <T> Optional<T> byId(EntityManager entities, Class<T> type, Object id) {
    T found = entities.find(type, id);
    if (found == null && isDoomed(entities.unwrap(SharedSessionContractImplementor.class).accessTransaction())) {
      throw Problem.of(ProblemKind.BUSY, "busy", "The database did not answer; try again in a moment.");
    }
    return Optional.ofNullable(found);
  }

  private static boolean isDoomed(Transaction transaction) {
    return transaction.isActive() && transaction.getRollbackOnly();
  }
}
