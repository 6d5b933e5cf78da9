package org.entente.values;

import java.util.Locale;
import java.util.Set;

/** A country or territory by its ISO 3166-1 alpha-2 code, upper-case. */
public record Country(String code) {
  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  public Country {
    if (!CODES.contains(code)) {
      throw new Malformed("'" + code + "' is no ISO 3166-1 alpha-2 country code; write two capital letters (IT)");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
