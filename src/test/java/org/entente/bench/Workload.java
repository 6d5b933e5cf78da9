package org.entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.testing.Http;

/**
 * Addresses that are asked one after the other by 32 connections.
 *
 * @param name as it stands in the table
 * @param about what is asked
 * @param share of the bare server's figure that is wanted, in per cent
 * @param addresses relative to the server's root
 * @param way how they are asked
 * @param floor the workload whose bytes the bare server gives for it
 */
record Workload(String name, String about, int share, List<String> addresses, Way way, String floor) {
  /** How addresses are asked: in no order, naming the ETag that the caller holds, or each once. */
  enum Way {
    RANDOM, HELD, ONCE
  }

  private static final int MOST = 500_000;
  private static final String LIST = "/api/v1/news?sort=-displayDate&fields=title,displayDate";

  /** @param http where the cursors are asked for */
  static List<Workload> all(Data data, Http http) {
    Random random = new Random(7);
    List<String> articles = IntStream.rangeClosed(1, data.news()).mapToObj(number -> "/api/v1/news/article-" + number + "?include=partners").limit(10_000).toList();
    List<String> newest = newest();
    List<String> agreements = agreements(random);
    List<String> searches = Data.terms().stream().flatMap(term -> Stream.of("partners", "agreements", "news").map(type -> "/api/v1/" + type + "?q=" + term)).toList();
    return List.of(
        new Workload("W1", "one article by slug with its partners, of 10,000", 65, articles, Way.RANDOM, "W1"),
        new Workload("W2", "newest 20 articles, sparse fields, 50 first pages by category", 50, newest, Way.RANDOM, "W2"),
        new Workload("W3", "20 agreements with bodies by kind and years, partner included, sorted; 300 queries", 25, agreements, Way.RANDOM, "W3"),
        new Workload("W4", "full text, 100 terms in 3 types", 30, searches, Way.RANDOM, "W4"),
        new Workload("W5", "deep pages, by offset and by cursor, 500 different", 25, deep(data, random, http), Way.RANDOM, "W5"),
        new Workload("W8", "conditional GET over 10,000 articles", 65, articles, Way.HELD, "W8"),
        new Workload("W2u", "W2, every address different", 4, different(newest), Way.ONCE, "W2"),
        new Workload("W3u", "W3, every address different", 3, different(agreements), Way.ONCE, "W3"),
        new Workload("W4u", "W4, every address different", 2, different(searches), Way.ONCE, "W4"));
  }

  private static List<String> newest() {
    List<String> pages = new ArrayList<>();
    for (int limit = 20; limit > 13; limit--) {
      for (String category : Data.CATEGORIES) {
        pages.add("/api/v1/news?category=" + category + "&sort=-displayDate&fields=title,displayDate,category&limit=" + limit);
      }
    }
    return pages.subList(0, 50);
  }

  private static List<String> agreements(Random random) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int year = 1950 + random.nextInt(60);
      queries.add("/api/v1/agreements?kind=" + Data.KINDS.get(i % Data.KINDS.size()) + "&signed[gte]=" + year + "&signed[lte]=" + (year + 5 + random.nextInt(15))
          + "&include=partners&sort=-signed&limit=20");
    }
    return queries;
  }

  /** Half of them by offset, half behind cursors, as far as the lists go. */
  private static List<String> deep(Data data, Random random, Http http) {
    List<String> pages = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      pages.add(LIST + "&limit=20&offset=" + (20 + random.nextInt(Math.min(9_900, data.news() - 100))));
    }
    for (String sort : List.of("-displayDate", "displayDate", "title")) {
      String next = LIST.replace("-displayDate", sort) + "&limit=100";
      for (int i = 0; i < 84 && pages.size() < 500; i++) {
        next = http.get(next).expect(200).json().at("/links/next").textValue();
        pages.add(next.replace("limit=100", "limit=20"));
      }
    }
    return pages;
  }

  /** The same questions with a condition that is always met, so often that no answer is asked for twice. */
  private static List<String> different(List<String> addresses) {
    return IntStream.range(0, MOST).mapToObj(number -> addresses.get(number % addresses.size()) + "&provenance.line[ne]=" + (1_000_000 + number)).toList();
  }
}
