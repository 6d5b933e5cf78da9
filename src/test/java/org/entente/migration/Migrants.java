package org.entente.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Rows as an old site would give them: partners, agreements with one or two of them in one language, news in two languages with
 * bodies. The same seed gives the same rows; no two seeds share a slug.
 */
final class Migrants {
  private static final String[] FRENCH = ("la ville de Paris accueille une délégation pour signer un accord avec ses partenaires autour du"
      + " climat et de la jeunesse grâce au travail commun des équipes municipales depuis plusieurs années").split(" ");
  private static final String[] ENGLISH = ("the city welcomes a delegation to sign an agreement with its partners about climate and youth"
      + " thanks to the common work of the municipal teams for several years").split(" ");

  private final Random random;
  private final String mark;
  private final int partners;
  private final int total;

  Migrants(int seed, int total) {
    this.random = new Random(seed);
    this.mark = "m" + seed;
    this.total = total;
    this.partners = Math.max(20, total / 50);
  }

  int total() {
    return total;
  }

  /** How many entries of the log they are: a language each. */
  long entries() {
    long entries = partners * 2L;
    for (int i = partners; i < total; i++) {
      entries += i % 5 < 2 ? 1 : 2;
    }
    return entries;
  }

  String news(int number) {
    return "nouvelle-" + mark + "-" + number;
  }

  /** Writes all of them as NDJSON. */
  Path write(Path file) {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < total; i++) {
        out.write(i < partners ? partner(i) : i % 5 < 2 ? agreement(i) : told(i));
        out.write('\n');
      }
      return file;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private String partner(int i) {
    return "{\"type\":\"partners\",\"kind\":\"city\",\"country\":\"FR\",\"firstPublishedAt\":\"" + day(1998, 2004)
        + "\",\"words\":{\"fr\":{\"title\":\"Ville " + mark + " " + i + "\",\"slug\":\"" + city(i) + "\"},\"en\":{\"title\":\"City "
        + mark + " " + i + "\",\"slug\":\"" + city(i) + "\"}}}";
  }

  private String agreement(int i) {
    String second = random.nextInt(3) == 0 ? ",{\"slug\":\"" + anyCity() + "\"}" : "";
    return "{\"type\":\"agreements\",\"kind\":\"twinning\",\"signed\":\"" + day(1950, 2004) + "\",\"partners\":[\"" + anyCity() + "\""
        + second + "],\"firstPublishedAt\":\"" + day(2005, 2022) + "\",\"words\":{\"fr\":{\"title\":\"Pacte " + mark + " " + i
        + "\",\"slug\":\"pacte-" + mark + "-" + i + "\",\"summary\":\"" + sentence(FRENCH, 20) + "\"}}}";
  }

  private String told(int i) {
    String day = day(2005, 2022);
    return "{\"type\":\"news\",\"displayDate\":\"" + day + "\",\"partners\":[\"" + anyCity() + "\"],\"firstPublishedAt\":\"" + day
        + "\",\"words\":{\"fr\":" + words("Nouvelle", news(i), FRENCH, i) + ",\"en\":" + words("News", "news-" + mark + "-" + i, ENGLISH, i)
        + "}}";
  }

  private String words(String name, String slug, String[] vocabulary, int i) {
    return "{\"title\":\"" + name + " " + mark + " " + i + "\",\"slug\":\"" + slug + "\",\"summary\":\"" + sentence(vocabulary, 12)
        + "\",\"body\":\"" + body(vocabulary) + "\"}";
  }

  private String body(String[] vocabulary) {
    StringBuilder body = new StringBuilder();
    for (int paragraph = 0; paragraph < 2 + random.nextInt(3); paragraph++) {
      body.append(sentence(vocabulary, 15)).append(' ').append(sentence(vocabulary, 12)).append(" **Important**: [site](https://example.org/")
          .append(random.nextInt(1000)).append("). ").append(sentence(vocabulary, 18)).append("\\n\\n");
    }
    return body.toString();
  }

  private String sentence(String[] vocabulary, int words) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      sentence.append(i == 0 ? "" : " ").append(vocabulary[random.nextInt(vocabulary.length)]);
    }
    return sentence.append('.').toString();
  }

  private String anyCity() {
    return city(random.nextInt(partners));
  }

  private String city(int i) {
    return "ville-" + mark + "-" + i;
  }

  private String day(int from, int to) {
    return String.format("%d-%02d-%02d", from + random.nextInt(to - from + 1), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }
}
