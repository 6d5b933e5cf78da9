package org.entente.exchange;

import java.util.function.Consumer;

/** A file of rows, checked as a whole, whose rows are read one by one: nothing holds them all. */
interface ImportFile {
  /** How many rows it has. */
  int total();

  /** Hands out every row in order, readable or not. */
  void eachRow(Consumer<Row> reader);
}
