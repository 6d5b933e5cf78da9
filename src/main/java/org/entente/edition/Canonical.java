package org.entente.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The one way to write a question down, however it was asked: each condition once, in order, and nothing that goes without saying. */
final class Canonical {
  /** What is meant where nothing is written. */
  private static final Map<Word, String> USUAL = Map.of(Word.SEPARATOR, "comma", Word.BOM, "false");

  private Canonical() {}

  /** @param pages whether the answer comes in pages, so that it has a usual limit */
  static List<Parameter> of(List<Parameter> filters, Map<Word, Parameter> words, boolean pages) {
    List<Parameter> parameters = new ArrayList<>(filters.stream().map(Canonical::condition).distinct()
        .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value)).toList());
    words.forEach((word, parameter) -> parameter(word, parameter, pages).forEach(parameters::add));
    return parameters;
  }

  /** Wherever it stood. */
  private static Parameter condition(Parameter filter) {
    boolean list = filter.name().endsWith("[in]") && filter.value().indexOf('\\') < 0;
    return new Parameter(filter.name(), list ? String.join(",", new TreeSet<>(Lists.parts(filter.value()))) : filter.value());
  }

  private static Stream<Parameter> parameter(Word word, Parameter asked, boolean pages) {
    if (word == Word.LIMIT || word == Word.OFFSET) {
      int number = Integer.parseInt(asked.value());
      return word == Word.LIMIT && pages && number == Query.USUAL_LIMIT ? Stream.empty()
          : Stream.of(new Parameter(asked.name(), Integer.toString(number)));
    }
    return asked.value().equals(USUAL.get(word)) ? Stream.empty() : Stream.of(asked);
  }
}
