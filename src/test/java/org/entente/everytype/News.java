package org.entente.everytype;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Pieces of news to tell the journeys of the office with; each has a word of its own. */
final class News {
  static final String TYPE = "news";

  private News() {}

  /** In French, complete enough to be submitted. */
  static Map<String, Object> inFrench(String title) {
    return told(Map.of("fr", words(title)));
  }

  /** In French and English. */
  static Map<String, Object> inBoth(String title) {
    Map<String, Object> frenchFirst = new LinkedHashMap<>();
    frenchFirst.put("fr", words(title));
    frenchFirst.put("en", words(title + " in English"));
    return told(frenchFirst);
  }

  private static Map<String, Object> told(Map<String, Object> words) {
    Map<String, Object> news = new HashMap<>();
    news.put("displayDate", "2015-04-16");
    news.put("words", words);
    return news;
  }

  private static Map<String, Object> words(String title) {
    Map<String, Object> words = new HashMap<>();
    words.put("title", title);
    words.put("summary", "Un résumé");
    return words;
  }

  /** A title, or any other text, that nobody else has. */
  static String unique(String word) {
    return word + " " + UUID.randomUUID().toString().replace("-", "");
  }
}
