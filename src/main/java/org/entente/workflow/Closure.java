package org.entente.workflow;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an office looks at before a text becomes public: whether readers would find around it what it promises them.
 *
 * @param weights what follows when a rule is broken; of those that can be set
 * @param vague link texts that say nothing, folded
 */
public record Closure(Map<Rule, Weight> weights, Set<String> vague) {
  public Closure {
    weights = Map.copyOf(weights);
    vague = Set.copyOf(vague);
  }

  public Weight weight(Rule rule) {
    return weights.getOrDefault(rule, Weight.REFUSE);
  }

  /** Something that can be missing around a text. */
  public enum Rule {
    /** It links to what was never public, which no public byte may name: refused whatever an office wants. */
    LINKS_TO_UNPUBLISHED,
    /** It links to what is public no more. */
    LINKS_TO_WITHDRAWN,
    /** A language of the installation has no public version. */
    LANGUAGE_MISSING,
    /** Another language is public and shows other facts. */
    OLDER_FACTS,
    /** A link's text says nothing about where it leads. */
    VAGUE_LINK_TEXT;

    /** Those that an office weighs for itself. */
    public static final Set<Rule> SETTABLE = EnumSet.complementOf(EnumSet.of(LINKS_TO_UNPUBLISHED));

    /** As it is written in files and answers: {@code older-facts}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
