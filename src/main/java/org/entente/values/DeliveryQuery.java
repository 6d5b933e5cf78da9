package org.entente.values;

/**
 * A question to the public API kept inside a content, such as {@code agreements?sort=-signed}. That the grammar accepts it is
 * checked where it is written; here only its outer shape.
 */
public record DeliveryQuery(String text) {
  public DeliveryQuery {
    if (!text.matches("[a-z][a-z0-9-]*(\\?.*)?") || text.length() > 1000) {
      throw new Malformed("'" + text + "' is no delivery query; write a type and its parameters (agreements?sort=-signed)");
    }
  }

  /** The type asked for. */
  public String type() {
    int mark = text.indexOf('?');
    return mark < 0 ? text : text.substring(0, mark);
  }

  /** The parameters as written, without the question mark; empty when there are none. */
  public String parameters() {
    int mark = text.indexOf('?');
    return mark < 0 ? "" : text.substring(mark + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
