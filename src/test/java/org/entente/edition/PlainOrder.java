package org.entente.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Collator;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The order of a list as the contract tells it, of the objects themselves: numbers, days and moments as they go on, periods by start, then end, texts as
 * their language has them, words by their letters; what is absent last, up or down; and the id where all else is the same.
 */
final class PlainOrder {
  private static final String USUAL = "title";
  private static final Map<String, Collator> COLLATORS = new HashMap<>();

  private PlainOrder() {}

  /** @param sort as a question writes it; empty when it says nothing */
  static List<ObjectNode> of(List<ObjectNode> objects, String sort) {
    Comparator<ObjectNode> order = Stream.of((sort.isEmpty() ? USUAL : sort).split(",")).map(PlainOrder::key).reduce(Comparator::thenComparing).orElseThrow();
    // Of one content in several languages each is a line of its own.
    return objects.stream().sorted(order.thenComparing(told("id")).thenComparing(told("locale"))).toList();
  }

  private static Comparator<ObjectNode> key(String written) {
    boolean down = written.startsWith("-");
    String path = down ? written.substring(1) : written;
    Comparator<ObjectNode> present = down ? values(path).reversed() : values(path);
    return Comparator.comparing((ObjectNode object) -> at(object, path).isMissingNode())
        .thenComparing((one, other) -> at(one, path).isMissingNode() ? 0 : present.compare(one, other));
  }

  private static Comparator<ObjectNode> values(String path) {
    return switch (path) {
      case "title", "provenance.document", "hall" -> (one, other) ->
          compareTexts(language(one), at(one, path).textValue(), language(other), at(other, path).textValue());
      case "kind", "country", "standing", "clock", "site" -> told(path);
      case "exclusive" -> by(path, JsonNode::booleanValue);
      case "number", "provenance.line" -> by(path, JsonNode::intValue);
      case "day", "founded" -> by(path, value -> LocalDate.parse(value.textValue()));
      case "visited", "starts", "ends", "publishedAt" -> by(path, value -> OffsetDateTime.parse(value.textValue()).toInstant());
      case "signed" -> by(path, value -> bound(value, "from", LocalDate.MIN)).thenComparing(by(path, value -> bound(value, "to", LocalDate.MAX)));
      default -> throw new IllegalArgumentException("nothing is told of the order by " + path);
    };
  }

  private static <T extends Comparable<T>> Comparator<ObjectNode> by(String path, Function<JsonNode, T> value) {
    return Comparator.comparing(object -> value.apply(at(object, path)));
  }

  private static Comparator<ObjectNode> told(String path) {
    return by(path, JsonNode::textValue);
  }

  private static LocalDate bound(JsonNode period, String name, LocalDate open) {
    return period.has(name) ? LocalDate.parse(period.get(name).textValue()) : open;
  }

  /** A text is read by the rules of its own language, beside one of another language too. */
  private static int compareTexts(String language, String text, String otherLanguage, String other) {
    return language.equals(otherLanguage) ? collator(language).compare(text, other)
        : Arrays.compareUnsigned(collator(language).getCollationKey(text).toByteArray(), collator(otherLanguage).getCollationKey(other).toByteArray());
  }

  private static Collator collator(String language) {
    return COLLATORS.computeIfAbsent(language, tag -> {
      Collator collator = Collator.getInstance(Locale.forLanguageTag(tag));
      collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
      return collator;
    });
  }

  private static String language(ObjectNode object) {
    return object.get("locale").textValue();
  }

  private static JsonNode at(ObjectNode object, String path) {
    return object.at("/" + path.replace('.', '/'));
  }
}
