package org.entente.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the office presents its open data.
 *
 * @param contact whom readers may ask
 * @param licence the address of the terms under which everything public may be used
 * @param titles what each type is called, by its name
 */
public record Catalogue(
    Told title, Told description, Party publisher, Party contact, String licence, Map<String, Told> titles) {

  public Catalogue {
    titles = Map.copyOf(titles);
  }

  /** A person or an office. */
  public record Party(Told name, Optional<String> email, Optional<String> url) {}

  /** A text in some languages. */
  public record Told(Map<Locale, String> texts) {
    public Told {
      texts = Map.copyOf(texts);
    }

    /** In the first of these languages in which it is told, else in any. */
    public String in(List<Locale> languages) {
      return languages.stream().filter(texts::containsKey).findFirst().map(texts::get)
          .orElseGet(() -> texts.entrySet().stream().min(Map.Entry.comparingByKey(Comparator.comparing(Locale::toLanguageTag)))
              .orElseThrow().getValue());
    }
  }

  /** What a type is called. */
  public Told title(String type) {
    return Optional.ofNullable(titles.get(type)).orElseGet(() -> new Told(Map.of(Locale.ENGLISH, type)));
  }
}
