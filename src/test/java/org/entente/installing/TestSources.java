package org.entente.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests as they are written: which classes and methods there are, and which carry a case. */
record TestSources(Map<String, String> texts) {
  private static final Pattern MARK = Pattern.compile("@Case\\(([^)]*)\\)(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s*(?:public |final |abstract )*"
      + "(?:class (\\w+)|(?:static )?(?:<[^>]+> )?[\\w<>?, ]+ (\\w+)\\()");
  private static final Pattern NAME = Pattern.compile("\"([A-Z][0-9]+)\"");

  static TestSources read() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : (List<Path>) files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        texts.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    return new TestSources(texts);
  }

  /** Whether there is such a class and, if one is named, such a method in it. */
  boolean hold(String type, String method) {
    String text = texts.get(type);
    return text != null && (method == null || Pattern.compile("\\s" + method + "\\(").matcher(text).find());
  }

  /** The tests that carry each case. */
  Map<String, Set<String>> cases() {
    Map<String, Set<String>> carriers = new TreeMap<>();
    texts.forEach((type, text) -> {
      Matcher mark = MARK.matcher(text);
      while (mark.find()) {
        String carrier = mark.group(2) != null ? "`" + mark.group(2) + "`" : "`" + type + "." + mark.group(3) + "`";
        NAME.matcher(mark.group(1)).results().forEach(name -> carriers.computeIfAbsent(name.group(1), key -> new TreeSet<>()).add(carrier));
      }
    });
    return carriers;
  }
}
