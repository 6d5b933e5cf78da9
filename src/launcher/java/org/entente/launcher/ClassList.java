package org.entente.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The list from which the JVM makes an archive of classes. The JVM itself lists those of its own loaders only; a server loads most
 * classes by loaders of the server's, and they may be in the archive, too, if the list says where each lies and what it extends.
 */
final class ClassList {
  private static final Pattern LOADED = Pattern.compile("\\[info *]\\[class,load] (\\S+) source: (\\S+)");
  private static final Pattern DETAILS = Pattern.compile(
      "\\[debug *]\\[class,load] +klass: (0x\\w+) super: (0x\\w+)(?: interfaces:((?: 0x\\w+)+))? loader: (.*) bytes:");
  private static final Pattern IN_THE_WAR = Pattern.compile("^vfs:.*/(WEB-INF/(?:lib/[^/]+[.]jar|classes))");
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/(.+)[.]class");

  private final Map<String, Path> war;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Path, Set<String>> versioned = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private Matcher loaded;

  private ClassList(Map<String, Path> war) {
    this.war = war;
  }

  /**
   * @param log what {@code -Xlog:class+load=debug} wrote: two lines for each class
   * @param war where the parts of the WAR lie, by their names in it
   */
  static ClassList of(Path log, Map<String, Path> war) throws IOException {
    ClassList list = new ClassList(war);
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      lines.forEach(list::read);
    }
    return list;
  }

  List<String> lines() {
    return lines;
  }

  private void read(String line) {
    Matcher details = DETAILS.matcher(line);
    if (loaded != null && details.find()) {
      add(loaded.group(1).replace('.', '/'), loaded.group(2), details);
    }
    Matcher next = LOADED.matcher(line);
    loaded = next.find() ? next : null;
  }

  /** A class that extends what is not in the list cannot be in it, nor one of a name that is. */
  private void add(String name, String source, Matcher details) {
    String parent = details.group(2);
    List<String> interfaces = details.group(3) == null ? List.of() : List.of(details.group(3).strip().split(" "));
    if (source.startsWith("jrt:")) {
      list(name, details.group(1), "");
    } else {
      Path jar = jar(source);
      if (jar != null && !versioned(jar).contains(name) && numbers.containsKey(parent) && numbers.keySet().containsAll(interfaces)) {
        String implemented = interfaces.stream().map(numbers::get).map(String::valueOf).collect(Collectors.joining(" "));
        list(name, details.group(1),
            " super: " + numbers.get(parent) + (interfaces.isEmpty() ? "" : " interfaces: " + implemented) + " source: " + jar);
      }
    }
  }

  private void list(String name, String address, String rest) {
    if (names.add(name)) {
      numbers.put(address, names.size());
      lines.add(name + " id: " + names.size() + rest);
    }
  }

  private Path jar(String source) {
    if (source.startsWith("jar:file:")) {
      return Path.of(source.substring("jar:file:".length(), source.indexOf("!/")));
    }
    Matcher part = IN_THE_WAR.matcher(source);
    return part.find() ? war.get(part.group(1)) : null;
  }

  /** Classes that a jar holds once more for newer JVMs: the list could name only the older. */
  private Set<String> versioned(Path jar) {
    return versioned.computeIfAbsent(jar, path -> {
      try (ZipFile archive = new ZipFile(path.toFile())) {
        return archive.stream().map(ZipEntry::getName).map(VERSIONED::matcher).filter(Matcher::matches).map(match -> match.group(1))
            .collect(Collectors.toSet());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    });
  }
}
