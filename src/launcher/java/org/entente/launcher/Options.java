package org.entente.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after a command: {@code --name value} pairs, {@code --switches} and plain arguments. Unknown ones are refused. */
final class Options {
  private final Map<String, String> values = new HashMap<>();
  private final List<String> plain = new ArrayList<>();

  private Options() {}

  static Options parse(List<String> words, Set<String> switches, Set<String> named) {
    Options options = new Options();
    var rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      String name = word.startsWith("--") ? word.substring(2) : "";
      int equals = name.indexOf('=');
      if (!word.startsWith("--")) {
        options.plain.add(word);
      } else if (switches.contains(name)) {
        options.values.put(name, "true");
      } else if (equals > 0 && named.contains(name.substring(0, equals))) {
        options.values.put(name.substring(0, equals), name.substring(equals + 1));
      } else if (named.contains(name) && rest.hasNext()) {
        options.values.put(name, rest.next());
      } else if (named.contains(name)) {
        throw new Trouble("The option " + word + " needs a value.", 2);
      } else {
        throw new Trouble("There is no option " + word + " here; ./entente help lists them.", 2);
      }
    }
    return options;
  }

  static Set<String> names(String... names) {
    return Set.copyOf(Arrays.asList(names));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  List<String> plain() {
    return plain;
  }
}
