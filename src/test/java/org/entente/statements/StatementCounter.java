package org.entente.statements;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Notes every statement that Hibernate prepares, by thread; a batch of equal ones is prepared, and so counted, once. */
public class StatementCounter implements StatementInspector {
  private static final long serialVersionUID = 1L;
  private static final ThreadLocal<List<String>> NOTED = ThreadLocal.withInitial(ArrayList::new);

  @Override
  public String inspect(String sql) {
    NOTED.get().add(sql);
    return sql;
  }

  static void begin() {
    NOTED.get().clear();
  }

  static List<String> noted() {
    return List.copyOf(NOTED.get());
  }
}
