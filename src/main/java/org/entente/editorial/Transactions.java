package org.entente.editorial;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** One transaction around one piece of work at the desk. */
@ApplicationScoped
public class Transactions {
  @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry current;

  /** Keeps what was done, unless an exception leaves the work. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T> T keep(Supplier<T> work) {
    return work.get();
  }

  /** Does the work and keeps nothing: to learn what would happen. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T> T rehearse(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      current.setRollbackOnly();
    }
  }
}
