package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.entente.workflow.Closure;
import org.entente.workflow.Weight;

/**
 * Something readers would miss, or find broken, around a text that becomes public.
 *
 * @param locale the language in which they would
 * @param what the links as {@code type/id}, or the texts, that it is about
 * @param sentence ends with the remedy
 */
record Gap(Closure.Rule rule, Weight weight, Locale locale, List<String> what, String sentence) {

  boolean refuses() {
    return weight == Weight.REFUSE;
  }

  /** {@code {"rule","weight","locale","what"?,"detail"}}. */
  ObjectNode json() {
    ObjectNode shown = JsonNodeFactory.instance.objectNode().put("rule", rule.slug())
        .put("weight", weight.name().toLowerCase(Locale.ROOT)).put("locale", locale.toLanguageTag());
    if (!what.isEmpty()) {
      what.forEach(shown.putArray("what")::add);
    }
    return shown.put("detail", sentence);
  }

  static ArrayNode json(List<Gap> gaps) {
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    gaps.forEach(gap -> shown.add(gap.json()));
    return shown;
  }
}
