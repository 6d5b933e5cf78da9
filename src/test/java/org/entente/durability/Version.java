package org.entente.durability;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one piece of news is after so many acts: each act makes one revision.
 *
 * @param texts by language
 */
record Version(int revision, SortedMap<String, Text> texts) {
  /**
   * One language.
   *
   * @param printed the title the public reads, while it reads any
   */
  record Text(String state, String title, Optional<String> printed) {
    private Text retitled(String newTitle) {
      return new Text("DRAFT", newTitle, printed);
    }

    private Text moved(String newState) {
      return switch (newState) {
        case "PUBLISHED" -> new Text(newState, title, Optional.of(title));
        case "WITHDRAWN" -> new Text(newState, title, Optional.empty());
        default -> new Text(newState, title, printed);
      };
    }
  }

  static Version created(Map<String, String> titles) {
    SortedMap<String, Text> texts = new TreeMap<>();
    titles.forEach((locale, title) -> texts.put(locale, new Text("DRAFT", title, Optional.empty())));
    return new Version(1, texts);
  }

  Version retitled(Map<String, String> titles) {
    SortedMap<String, Text> next = new TreeMap<>(texts);
    titles.forEach((locale, title) -> next.compute(locale, (same, text) -> text.retitled(title)));
    return new Version(revision + 1, next);
  }

  /** These languages moved together. */
  Version moved(Collection<String> locales, String state) {
    SortedMap<String, Text> next = new TreeMap<>(texts);
    locales.forEach(locale -> next.compute(locale, (same, text) -> text.moved(state)));
    return new Version(revision + 1, next);
  }

  /** The languages in that state. */
  List<String> in(String state) {
    return texts.keySet().stream().filter(locale -> texts.get(locale).state().equals(state)).toList();
  }
}
