package org.entente.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.values.LocalizedText;

/**
 * How the office presents its open data.
 *
 * @param contact whom readers may ask
 * @param licence the address of the terms under which everything public may be used
 * @param titles what each type is called, by its name
 */
public record Catalogue(
    LocalizedText title, LocalizedText description, Party publisher, Party contact, String licence, Map<String, LocalizedText> titles) {

  public Catalogue {
    titles = Map.copyOf(titles);
  }

  /** A person or an office. */
  public record Party(LocalizedText name, Optional<String> email, Optional<String> url) {}

  /** What a type is called. */
  public LocalizedText title(String type) {
    return Optional.ofNullable(titles.get(type)).orElseGet(() -> LocalizedText.of(Map.of(Locale.ENGLISH, type)));
  }
}
