package org.entente.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Contents to measure with, the same every time: 200 partners and, times the scale, 2,000 agreements and 10,000 news. */
final class Data {
  static final List<String> KINDS = List.of("friendship-and-cooperation-pact", "twinning", "memorandum", "other");
  static final List<String> CATEGORIES = List.of("news", "event", "report", "interview", "culture", "education", "economy", "notice");
  static final int PARTNERS = 200;
  private static final int AGREEMENTS = 2_000;
  private static final int NEWS = 10_000;
  private static final List<String> SYLLABLES = List.of("al", "be", "cor", "da", "el", "fin", "gra", "hol", "in", "jur", "kal", "lo", "mon", "na", "or",
      "pel", "qui", "ras", "sol", "tor", "ul", "ven", "wes", "xi", "yor", "zan");
  private static final List<String> COUNTRIES = List.of("FR", "DE", "GB", "US", "IT", "ES", "PT", "PL", "CZ", "AT", "CH", "BE", "NL", "SE", "NO", "FI", "DK",
      "JP", "CN", "IN", "BR", "AR", "CL", "MX", "CA", "MA", "TN", "SN", "CI", "ZA");
  private static final List<String> WORDS = List.of(("city partnership council exchange culture education youth mobility climate energy water transport "
      + "heritage museum school university delegation mayor festival cooperation agreement memorandum region harbour trade tourism sport language "
      + "citizen solidarity project programme development research network digital health housing planning garden river forest history music theatre "
      + "library archive meeting signing visit anniversary twinning committee the of and in to with for on by from at as was were has will this that "
      + "their which between during after").split(" "));
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2024;

  private final Random random = new Random(20260101);
  private final int scale;

  Data(int scale) {
    this.scale = scale;
  }

  /** A hundred words that few texts hold. */
  static List<String> terms() {
    List<String> terms = new ArrayList<>();
    for (String first : SYLLABLES.subList(0, 10)) {
      for (String second : SYLLABLES.subList(10, 15)) {
        terms.add(first + second + "ia");
        terms.add(first + second + "nia");
      }
    }
    return terms;
  }

  int agreements() {
    return AGREEMENTS * scale;
  }

  int news() {
    return NEWS * scale;
  }

  /** What the import reads, in an order in which every link leads to what stands already; at most so many lines in each part. */
  List<String> parts(int lines) {
    List<String> all = new ArrayList<>();
    IntStream.rangeClosed(1, PARTNERS).forEach(number -> all.add(partner(number)));
    IntStream.rangeClosed(1, agreements()).forEach(number -> all.add(agreement(number)));
    IntStream.rangeClosed(1, news()).forEach(number -> all.add(article(number)));
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += lines) {
      parts.add(String.join("\n", all.subList(from, Math.min(all.size(), from + lines))));
    }
    return parts;
  }

  private String partner(int number) {
    return "{\"type\":\"partners\",\"kind\":\"" + (random.nextInt(10) < 8 ? "city" : "organisation") + "\",\"country\":\"" + any(COUNTRIES)
        + "\",\"point\":{\"lat\":" + (random.nextInt(12_000) - 5_500) / 100.0 + ",\"lon\":" + (random.nextInt(34_000) - 17_000) / 100.0 + "},"
        + words(name() + " " + number, "partner-" + number, "\"summary\":\"" + text(220, 0) + "\"") + "}";
  }

  private String agreement(int number) {
    String kind = any(KINDS);
    int year = year();
    String signed = random.nextInt(10) < 4 ? year + "/" + (year + 1 + random.nextInt(40)) : Integer.toString(year);
    return "{\"type\":\"agreements\",\"kind\":\"" + kind + "\",\"signed\":\"" + signed + "\",\"partners\":[" + partners(1) + "],"
        + words("Agreement " + number + " with " + name(), "agreement-" + number, "\"body\":\"" + text(1_500, 1) + "\"") + "}";
  }

  private String article(int number) {
    String date = LocalDate.of(2010, 1, 1).plusDays(number / 2).toString();
    return "{\"type\":\"news\",\"displayDate\":\"" + date + "\",\"category\":\"" + any(CATEGORIES) + "\",\"partners\":[" + partners(1 + random.nextInt(3)) + "],"
        + words("Article " + number + ": " + sentence(6), "article-" + number, "\"body\":\"" + text(3_000, 2) + "\"") + "}";
  }

  /** The first year of a span that some agreements fall into. */
  int year() {
    return FIRST_YEAR + random.nextInt(LAST_YEAR - FIRST_YEAR + 1);
  }

  private String partners(int count) {
    List<String> links = new ArrayList<>();
    IntStream.generate(() -> 1 + random.nextInt(PARTNERS)).distinct().limit(count).forEach(number -> links.add("{\"slug\":\"partner-" + number + "\"}"));
    return String.join(",", links);
  }

  private static String words(String title, String slug, String rest) {
    return "\"firstPublishedAt\":\"2020-01-01\",\"words\":{\"fr\":{\"title\":\"" + title + "\",\"slug\":\"" + slug + "\"," + rest + "}}";
  }

  private String name() {
    String name = any(SYLLABLES) + any(SYLLABLES) + (random.nextBoolean() ? any(SYLLABLES) : "");
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Paragraphs of so many characters, with rare words among them. */
  private String text(int length, int rare) {
    List<String> sentences = new ArrayList<>();
    for (int size = 0; size < length; size += sentences.get(sentences.size() - 1).length() + 1) {
      sentences.add(sentence(8 + random.nextInt(9)) + ".");
    }
    for (int i = 0; i < rare; i++) {
      int at = random.nextInt(sentences.size());
      sentences.set(at, sentences.get(at).replace(".", " " + any(terms()) + "."));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences.size(); i++) {
      text.append(i == 0 ? "" : i % 4 == 0 ? "\\n\\n" : " ").append(sentences.get(i));
    }
    return text.toString();
  }

  private String sentence(int words) {
    List<String> sentence = new ArrayList<>();
    IntStream.range(0, words).forEach(word -> sentence.add(any(WORDS)));
    return String.join(" ", sentence);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
