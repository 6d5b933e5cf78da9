package org.entente.boot;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.settings.Environment;
import org.entente.values.Folding;
import org.entente.workflow.Closure;
import org.entente.workflow.Weight;

/**
 * What an office wants looked at before a text becomes public, as it writes it down: {@code rules}, each with {@code refuse},
 * {@code warn} or {@code off}, and {@code vague}, the link texts that say nothing.
 */
final class ClosureFile {
  private static final String SETTING = "ENTENTE_CLOSURE";
  private static final List<String> WEIGHTS = Stream.of(Weight.values()).map(weight -> weight.name().toLowerCase(Locale.ROOT)).toList();

  private final YamlFile file;

  private ClosureFile(YamlFile file) {
    this.file = file;
  }

  static ClosureFile of(Environment environment) {
    return new ClosureFile(YamlFile.of(environment, SETTING, "closure.yaml"));
  }

  Closure read() {
    Map<?, ?> told = file.members(file.load(), "the file", List.of("rules", "vague"));
    List<String> known = Closure.Rule.SETTABLE.stream().map(Closure.Rule::slug).toList();
    Map<?, ?> rules = file.members(told.get("rules"), "rules", known);
    Map<Closure.Rule, Weight> weights = new EnumMap<>(Closure.Rule.class);
    Closure.Rule.SETTABLE.forEach(rule -> weights.put(rule, weight(rule, rules.get(rule.slug()))));
    return new Closure(weights, vague(told.get("vague")));
  }

  private Weight weight(Closure.Rule rule, Object told) {
    // YAML reads a bare "off" as false.
    String word = Boolean.FALSE.equals(told) ? "off" : String.valueOf(told);
    if (!WEIGHTS.contains(word)) {
      throw file.wrong("rules." + rule.slug(), "must be one of " + WEIGHTS);
    }
    return Weight.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Set<String> vague(Object told) {
    if (!(told instanceof List<?> texts) || !texts.stream().allMatch(String.class::isInstance)) {
      throw file.wrong("vague", "must be a list of texts; [] for none");
    }
    Set<String> folded = new HashSet<>();
    texts.forEach(text -> folded.add(Folding.fold((String) text)));
    return folded;
  }
}
