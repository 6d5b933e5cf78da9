package org.entente.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entente.history.Difference.OfField;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicForm;
import org.entente.schema.TypeDescriptor;

/**
 * How one text of a content differs from another, field by field along the descriptors. Compares JSON, so that revisions of a
 * type that had another shape once can still be compared; fields that the type no longer has are passed over.
 *
 * @param facts the facts that differ
 * @param words the words that differ, by language tag; languages without a difference are left out
 */
public record Comparison(List<OfField> facts, Map<String, List<OfField>> words) {
  /** Two revisions with everything in them, internal fields too. */
  public static Comparison ofRevisions(TypeDescriptor type, ObjectNode before, ObjectNode after) {
    Walk walk = new Walk();
    Map<String, List<OfField>> words = new LinkedHashMap<>();
    for (String tag : names(before.path("words"), after.path("words"))) {
      List<OfField> differing = walk.fields(type.words(), before.path("words").path(tag), after.path("words").path(tag));
      if (!differing.isEmpty()) {
        words.put(tag, differing);
      }
    }
    return new Comparison(walk.fields(type.facts(), before, after), words);
  }

  /** What one language says publicly. */
  public static Comparison ofForms(TypeDescriptor type, Locale locale, Optional<PublicForm> before, PublicForm after) {
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    JsonNode old = before.<JsonNode>map(PublicForm::json).orElse(nothing);
    Walk walk = new Walk();
    List<OfField> words = walk.fields(type.words(), old, after.json());
    List<OfField> facts = walk.fields(type.facts(), old, after.json());
    return new Comparison(facts, words.isEmpty() ? Map.of() : Map.of(locale.toLanguageTag(), words));
  }

  /** The contents whose titles a reader wants to know. */
  public Set<UUID> references() {
    Set<UUID> found = new LinkedHashSet<>();
    facts.forEach(field -> References.collect(field.difference(), found));
    words.values().forEach(fields -> fields.forEach(field -> References.collect(field.difference(), found)));
    return found;
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new TreeSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** One walk along the fields, on one effort. */
  private static final class Walk {
    private final Effort effort = new Effort(Effort.USUAL);

    private List<OfField> fields(List<FieldDescriptor> fields, JsonNode before, JsonNode after) {
      List<OfField> differing = new ArrayList<>();
      for (FieldDescriptor field : fields) {
        JsonNode old = before.path(field.name());
        JsonNode now = after.path(field.name());
        if (!old.equals(now)) {
          differing.add(new OfField(field, field(field, old, now)));
        }
      }
      return differing;
    }

    private Difference field(FieldDescriptor field, JsonNode old, JsonNode now) {
      if (field.many() && areOf(ArrayNode.class, old, now)) {
        return new Difference.Entries(ListComparison.of(list(old), list(now), effort,
            field.kind() == FieldKind.COMPONENT ? Optional.of((left, right) -> fields(field.members(), left, right)) : Optional.empty()));
      }
      return switch (field.kind()) {
        case TEXT, RICH_TEXT -> areTexts(old, now) ? text(old, now) : replaced(old, now);
        case LOCALIZED_TEXT -> areTexts(old, now) ? text(old, now) : areOf(ObjectNode.class, old, now) ? texts(old, now) : replaced(old, now);
        case COMPONENT -> areOf(ObjectNode.class, old, now)
            ? new Difference.Members(fields(field.members(), old, now)) : replaced(old, now);
        case SLUG, BOOLEAN, INTEGER, DATE, INSTANT, PERIOD, POINT, ENUMERATION, COUNTRY, URL, ZONE, QUERY, REFERENCE, TARGET ->
            replaced(old, now);
      };
    }

    private Difference.Texts texts(JsonNode old, JsonNode now) {
      Map<String, Difference.Text> differing = new LinkedHashMap<>();
      for (String tag : names(old, now)) {
        if (!old.path(tag).equals(now.path(tag))) {
          differing.put(tag, text(old.path(tag), now.path(tag)));
        }
      }
      return new Difference.Texts(differing);
    }

    private Difference.Text text(JsonNode old, JsonNode now) {
      return TextComparison.of(old.asText(), now.asText(), effort);
    }

    private static Difference replaced(JsonNode old, JsonNode now) {
      return new Difference.Replaced(told(old), told(now));
    }

    private static Optional<JsonNode> told(JsonNode value) {
      return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }

    private static List<JsonNode> list(JsonNode array) {
      List<JsonNode> list = new ArrayList<>();
      array.forEach(list::add);
      return list;
    }

    private static boolean areTexts(JsonNode old, JsonNode now) {
      return (old.isMissingNode() || old.isTextual()) && (now.isMissingNode() || now.isTextual());
    }

    private static boolean areOf(Class<? extends JsonNode> form, JsonNode old, JsonNode now) {
      return (old.isMissingNode() || form.isInstance(old)) && (now.isMissingNode() || form.isInstance(now));
    }
  }
}
