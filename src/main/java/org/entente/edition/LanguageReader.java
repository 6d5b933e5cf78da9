package org.entente.edition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code locale} and {@code fallback}: only languages of the installation, or {@code all}. */
final class LanguageReader {
  private static final String ALL = "all";

  private final List<Locale> house;

  LanguageReader(List<Locale> house) {
    this.house = house;
  }

  Languages read(Optional<Parameter> locale, Optional<Parameter> fallback) {
    boolean every = locale.map(asked -> asked.value().equals(ALL)).orElse(false);
    if (fallback.isPresent() && (every || locale.isEmpty())) {
      throw Refusal.together(fallback.get(), "a fallback follows on one locale; add locale= with a language");
    }
    if (locale.isEmpty()) {
      return new Languages(false, house, house);
    }
    if (every) {
      return new Languages(true, List.of(), house);
    }
    Set<Locale> chain = new LinkedHashSet<>();
    chain.add(language(locale.get(), locale.get().value(), true));
    fallback.ifPresent(asked -> {
      for (String tag : asked.value().split(",", -1)) {
        chain.add(language(asked, tag, false));
      }
    });
    return new Languages(false, List.copyOf(chain), house);
  }

  private Locale language(Parameter parameter, String tag, boolean orAll) {
    return house.stream().filter(locale -> locale.toLanguageTag().equals(tag)).findFirst()
        .orElseThrow(() -> Refusal.value(parameter, "this installation speaks "
            + house.stream().map(Locale::toLanguageTag).collect(Collectors.joining(", "))
            + (orAll ? "; 'all' gives every language" : "")));
  }
}
