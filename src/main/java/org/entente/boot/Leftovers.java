package org.entente.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.Store;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.value.VersionedValue;
import org.jboss.logging.Logger;

/**
 * What a killed server leaves in the embedded database's file: changes that no transaction owns any more, because H2 writes its maps
 * down one after the other, the list of what is to be undone perhaps first, while another transaction goes on. H2 overlooks them but
 * for a transaction that happens to have the dead one's number: to that one a text that stands is away, or one stands that never did.
 */
final class Leftovers {
  private static final Logger LOG = Logger.getLogger(Leftovers.class);
  /** Where H2 keeps the number of the transaction in that of a change. */
  private static final int TRANSACTION_SHIFT = 40;
  private static final List<String> TRANSACTIONAL = List.of("table.", "index.");

  private final MVStore store;
  private final TransactionStore transactions;

  private Leftovers(MVStore store, TransactionStore transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  /**
   * Puts back what was there before; to be called while nobody else writes, for what bears the number of an open transaction is taken
   * for that one's. Says how many entries that were.
   */
  static int putBack(DataSource embedded) throws SQLException {
    try (Connection connection = embedded.getConnection()) {
      SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      Store file = session.getDatabase().getStore();
      int entries = new Leftovers(file.getMvStore(), file.getTransactionStore()).putBack();
      if (entries > 0) {
        LOG.warnf("The server was killed while it wrote; %d entries of the embedded database were put back.", entries);
      }
      return entries;
    }
  }

  private int putBack() {
    Set<Integer> owners = transactions.getOpenTransactions().stream().map(Transaction::getId).collect(Collectors.toSet());
    Transaction mending = transactions.begin();
    try {
      int entries = 0;
      for (String name : store.getMapNames()) {
        if (TRANSACTIONAL.stream().anyMatch(name::startsWith)) {
          entries += putBack(mending.openMap(name), owners);
        }
      }
      mending.commit();
      store.commit();
      return entries;
    } catch (RuntimeException failed) {
      mending.rollback();
      throw failed;
    }
  }

  private static int putBack(TransactionMap<Object, Object> map, Set<Integer> owners) {
    int entries = 0;
    for (Cursor<Object, VersionedValue<Object>> cursor = map.map.cursor(null); cursor.hasNext();) {
      Object key = cursor.next();
      VersionedValue<Object> value = cursor.getValue();
      if (!value.isCommitted() && !owners.contains((int) (value.getOperationId() >>> TRANSACTION_SHIFT))) {
        put(map, key, value.getCommittedValue());
        entries++;
      }
    }
    return entries;
  }

  private static void put(TransactionMap<Object, Object> map, Object key, Object committed) {
    if (committed == null) {
      map.remove(key);
    } else {
      map.put(key, committed);
    }
  }
}
