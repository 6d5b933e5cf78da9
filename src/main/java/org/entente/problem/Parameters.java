package org.entente.problem;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query of an editorial list: each name once, none but those the list knows. */
public final class Parameters {
  private static final int USUAL = 20;
  private static final int MOST = 100;
  private static final String NUMBER = "0|[1-9][0-9]{0,17}";

  private final Map<String, String> values = new HashMap<>();

  private Parameters() {}

  public static Parameters of(Map<String, List<String>> query) {
    Parameters parameters = new Parameters();
    query.forEach((name, given) -> parameters.values.put(name, single(name, given)));
    return parameters;
  }

  private static String single(String name, List<String> given) {
    if (given.size() != 1) {
      throw bad(name, "stands more than once; send it once");
    }
    return given.get(0);
  }

  /** Refuses what this list does not know. */
  public Parameters known(String... names) {
    Set<String> known = Set.of(names);
    values.keySet().stream().filter(name -> !known.contains(name)).sorted().findFirst().ifPresent(name -> {
      throw bad(name, "is unknown here; the list takes " + known.stream().sorted().toList());
    });
    return this;
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** How many to show: 1 to 100, usually 20. */
  public int limit() {
    return (int) number("limit", USUAL, 1, MOST);
  }

  /**
   * A whole number, written plainly.
   *
   * @param otherwise when none is given
   * @param most {@code Long.MAX_VALUE} for whatever there is
   */
  public long number(String name, long otherwise, long least, long most) {
    String given = values.get(name);
    if (given == null) {
      return otherwise;
    }
    if (!given.matches(NUMBER) || Long.parseLong(given) < least || Long.parseLong(given) > most) {
      throw bad(name, "must be a whole number from " + least + (most < Long.MAX_VALUE ? " to " + most : " up"));
    }
    return Long.parseLong(given);
  }

  public boolean flag(String name) {
    String given = values.getOrDefault(name, "false");
    if (!given.equals("true") && !given.equals("false")) {
      throw bad(name, "must be true or false");
    }
    return Boolean.parseBoolean(given);
  }

  public <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
    return text(name).map(given -> Arrays.stream(words.getEnumConstants())
        .filter(word -> word.name().equals(given)).findFirst()
        .orElseThrow(() -> bad(name, "must be one of " + List.of(words.getEnumConstants()))));
  }

  /** One of these languages. */
  public Optional<Locale> locale(List<Locale> known) {
    return text("locale").map(tag -> known.stream().filter(locale -> locale.toLanguageTag().equals(tag)).findFirst()
        .orElseThrow(() -> bad("locale", "must be one of " + known.stream().map(Locale::toLanguageTag).toList())));
  }

  public static Problem bad(String name, String remedy) {
    String shown = name.length() <= 40 ? name : name.substring(0, 40) + "…";
    return Problem.of(ProblemKind.BAD_QUERY, "bad-parameter", "The parameter '" + shown + "' " + remedy + ".").with("parameter", shown);
  }
}
