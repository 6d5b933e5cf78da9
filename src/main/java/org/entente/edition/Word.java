package org.entente.edition;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The parameters that are no field, in the order of a canonical address. */
enum Word {
  IDS,
  Q,
  NEAR,
  BBOX,
  LOCALE,
  FALLBACK,
  SORT,
  FIELDS,
  INCLUDE,
  FACETS,
  GROUP_BY("groupBy"),
  LIMIT,
  AFTER,
  OFFSET,
  SEPARATOR,
  BOM,
  EDITION,
  AS_OF("asOf");

  private final String written;

  Word() {
    written = name().toLowerCase(Locale.ROOT);
  }

  Word(String written) {
    this.written = written;
  }

  String written() {
    return written;
  }

  static Optional<Word> named(String name, Collection<Word> among) {
    return among.stream().filter(word -> word.written().equals(name)).findFirst();
  }
}
