package org.entente.resilience;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An answer in Prometheus' text format, version 0.0.4, read strictly: a line that is not of the format is an error. */
record Exposition(Map<String, Double> samples) {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile("(" + NAME + ")(\\{(?:" + LABEL + ",?)*})? ([-+]?[0-9.eE+-]+|NaN|[+-]?Inf)( -?[0-9]+)?");
  private static final Pattern ABOUT =
      Pattern.compile("# (?:HELP " + NAME + " .*|TYPE " + NAME + " (?:counter|gauge|histogram|summary|untyped))");

  static Exposition read(String text) {
    Map<String, Double> samples = new LinkedHashMap<>();
    for (String line : text.split("\n")) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        String series = sample.group(1) + Optional.ofNullable(sample.group(2)).orElse("");
        if (samples.put(series, Double.valueOf(sample.group(3).replace("Inf", "Infinity"))) != null) {
          throw new AssertionError("twice: " + series);
        }
      } else if (!ABOUT.matcher(line).matches()) {
        throw new AssertionError("not Prometheus' text format: " + line);
      }
    }
    return new Exposition(samples);
  }

  Set<String> names() {
    return samples.keySet().stream().map(series -> series.replaceFirst("\\{.*", "")).collect(Collectors.toSet());
  }

  double value(String series) {
    return Optional.ofNullable(samples.get(series)).orElseThrow(() -> new AssertionError("no " + series + " in " + samples.keySet()));
  }
}
