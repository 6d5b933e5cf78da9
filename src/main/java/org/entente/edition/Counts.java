package org.entente.edition;

import java.util.List;
import java.util.UUID;

/**
 * How many contents of a list have which value of a field.
 *
 * @param name the field as the query writes it
 * @param values the most frequent first, or in the order of the groups; not more than are shown
 * @param distinct how many different values there are
 * @param absent how many contents have none
 */
public record Counts(String name, Form form, List<Value> values, int distinct, int absent) {
  /** What a value is in JSON. */
  public enum Form {
    TEXT,
    NUMBER,
    FLAG
  }

  /**
   * One value.
   *
   * @param ids of a group: the contents of the page that belong to it, in the page's order
   */
  public record Value(String text, int count, List<UUID> ids) {
    public Value {
      ids = List.copyOf(ids);
    }
  }

  public Counts {
    values = List.copyOf(values);
  }
}
