package org.entente.notices;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Languages in one column: their tags, separated by spaces. */
final class Languages {
  private Languages() {}

  static String written(Collection<Locale> locales) {
    return locales.stream().map(Locale::toLanguageTag).sorted().collect(Collectors.joining(" "));
  }

  static List<Locale> read(String tags) {
    return Arrays.stream(tags.split(" ")).filter(tag -> !tag.isEmpty()).map(Locale::forLanguageTag).toList();
  }
}
