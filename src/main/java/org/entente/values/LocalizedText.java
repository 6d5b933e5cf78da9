package org.entente.values;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A short text inside a fact that differs by language: {@code {"fr":"Maire","en":"Mayor"}}. Never empty. */
public final class LocalizedText {
  private final Map<Locale, String> texts;

  private LocalizedText(Map<Locale, String> texts) {
    this.texts = texts;
  }

  public static LocalizedText of(Map<Locale, String> texts) {
    if (texts.isEmpty()) {
      throw new Malformed("a text by language needs at least one language, for example {\"fr\":\"Maire\"}");
    }
    Map<Locale, String> sorted = new TreeMap<>(Comparator.comparing(Locale::toLanguageTag));
    sorted.putAll(texts);
    return new LocalizedText(Collections.unmodifiableMap(sorted));
  }

  /** The text in exactly this language. */
  public Optional<String> in(Locale locale) {
    return Optional.ofNullable(texts.get(locale));
  }

  /** In the first of these languages in which it is told, else in any. */
  public String in(List<Locale> languages) {
    return languages.stream().filter(texts::containsKey).findFirst().map(texts::get).orElseGet(() -> texts.values().iterator().next());
  }

  /** All texts, ordered by language tag. */
  public Map<Locale, String> texts() {
    return texts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LocalizedText text && texts.equals(text.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
