package org.entente.edition;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a table in text is written; unless asked otherwise as RFC 4180 has it.
 *
 * @param marked whether it begins with a byte order mark, by which some spreadsheets know UTF-8
 */
public record Dialect(char separator, boolean marked) {
  private static final Map<String, Character> SEPARATORS = new TreeMap<>(Map.of("comma", ',', "semicolon", ';', "tab", '\t'));
  private static final Map<String, Boolean> MARKS = new TreeMap<>(Map.of("false", false, "true", true));

  static Dialect read(Optional<Parameter> separator, Optional<Parameter> mark) {
    return new Dialect(separator.map(parameter -> among(SEPARATORS, parameter)).orElse(','),
        mark.map(parameter -> among(MARKS, parameter)).orElse(false));
  }

  private static <T> T among(Map<String, T> known, Parameter parameter) {
    return Optional.ofNullable(known.get(parameter.value()))
        .orElseThrow(() -> Refusal.value(parameter, "write one of " + String.join(", ", known.keySet())));
  }
}
