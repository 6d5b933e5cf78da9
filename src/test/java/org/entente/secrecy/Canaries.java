package org.entente.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The texts that must not be seen, each with the kind of place it stands in; finds them in any bytes, whatever their case. */
final class Canaries {
  /** Texts are looked up by as many letters as fit a long. */
  private static final int WINDOW = Long.BYTES;

  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<Long, List<String>> byStart = new HashMap<>();

  /** A new text for a place of that kind. */
  synchronized String plant(String kind) {
    String canary = "CNRY-" + kind + "-" + UUID.randomUUID();
    add(kind, canary);
    return canary;
  }

  /** A secret that the system itself has made. */
  synchronized void add(String kind, String secret) {
    String folded = fold(secret);
    if (folded.length() < WINDOW) {
      throw new IllegalArgumentException("too short to be told from chance: " + kind + " " + secret);
    }
    if (kinds.putIfAbsent(folded, kind) == null) {
      byStart.computeIfAbsent(window(folded), start -> new ArrayList<>()).add(folded);
    }
  }

  /** All of them, as they are looked for. */
  Set<String> all() {
    return kinds.keySet();
  }

  /** How many there are of each kind. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    kinds.values().forEach(kind -> counts.merge(kind, 1, Integer::sum));
    return counts;
  }

  String kind(String canary) {
    return kinds.get(canary);
  }

  /** Those that stand in the text. */
  Set<String> in(String text) {
    String folded = fold(text);
    Set<String> found = new TreeSet<>();
    long window = 0;
    for (int end = 0; end < folded.length(); end++) {
      window = window << Byte.SIZE | folded.charAt(end) & 0xff;
      int start = end - WINDOW + 1;
      if (start >= 0) {
        byStart.getOrDefault(window, List.of()).stream().filter(canary -> folded.startsWith(canary, start)).forEach(found::add);
      }
    }
    return found;
  }

  Set<String> in(byte[] bytes) {
    return in(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static long window(String folded) {
    long window = 0;
    for (int i = 0; i < WINDOW; i++) {
      window = window << Byte.SIZE | folded.charAt(i) & 0xff;
    }
    return window;
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
