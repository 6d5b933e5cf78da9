package org.entente.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files in {@code deployments}, read as what they are; no container engine runs where the tests run. */
final class Manifests {
  static final Path FOLDER = Path.of("deployments");

  private Manifests() {}

  /** The documents of a YAML file; a key that stands twice is an error. */
  static List<Object> yaml(String file) throws IOException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Iterable<Object> documents = new Yaml(new SafeConstructor(strict)).loadAll(text(file));
    return StreamSupport.stream(documents.spliterator(), false).filter(Objects::nonNull).toList();
  }

  /** The one Kubernetes object of a kind and name. */
  static Object object(String kind, String name) throws IOException {
    return yaml("kubernetes/entente.yaml").stream()
        .filter(object -> kind.equals(at(object, "kind")) && name.equals(at(object, "metadata", "name"))).findFirst().orElseThrow();
  }

  /** The value at a path of keys and indexes. */
  static Object at(Object start, Object... path) {
    Object here = start;
    for (Object step : path) {
      here = step instanceof Integer index ? ((List<?>) here).get(index) : ((Map<?, ?>) here).get(step);
    }
    return here;
  }

  /** Every scalar in a document, keys included. */
  static List<String> words(Object node) {
    List<String> words = new ArrayList<>();
    collect(node, words);
    return words;
  }

  static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  /** All files in the folder. */
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void collect(Object node, List<String> words) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        words.add(String.valueOf(key));
        collect(value, words);
      });
    } else if (node instanceof Collection<?> list) {
      list.forEach(item -> collect(item, words));
    } else {
      words.add(String.valueOf(node));
    }
  }
}
