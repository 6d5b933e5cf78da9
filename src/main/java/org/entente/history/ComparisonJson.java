package org.entente.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.entente.history.Difference.OfField;

/** A comparison as JSON: for each field its label and, in the form of its kind, what differs. */
public final class ComparisonJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Vocabulary vocabulary;

  public ComparisonJson(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Adds {@code "facts":[…],"words":{"fr":[…]}}. */
  public ObjectNode write(Comparison comparison, ObjectNode into) {
    into.set("facts", fields(comparison.facts()));
    ObjectNode words = into.putObject("words");
    comparison.words().forEach((tag, fields) -> words.set(tag, fields(fields)));
    return into;
  }

  private ArrayNode fields(List<OfField> fields) {
    ArrayNode array = JSON.arrayNode();
    fields.forEach(field -> array.add(field(field)));
    return array;
  }

  private ObjectNode field(OfField differing) {
    ObjectNode json = JSON.objectNode().put("field", differing.field().path()).put("label", vocabulary.label(differing.field()));
    if (!differing.field().isPublic()) {
      json.put("internal", true);
    }
    Difference difference = differing.difference();
    if (difference instanceof Difference.Replaced replaced) {
      replaced.before().ifPresent(value -> json.set("before", value(differing, value)));
      replaced.after().ifPresent(value -> json.set("after", value(differing, value)));
    } else if (difference instanceof Difference.Text text) {
      json.setAll(text(text));
    } else if (difference instanceof Difference.Texts texts) {
      ObjectNode byLanguage = json.putObject("texts");
      texts.byLanguage().forEach((tag, text) -> byLanguage.set(tag, text(text)));
    } else if (difference instanceof Difference.Entries list) {
      ArrayNode entries = json.putArray("entries");
      list.entries().forEach(entry -> entries.add(entry(differing, entry)));
    } else if (difference instanceof Difference.Members component) {
      json.set("members", fields(component.members()));
    }
    return json;
  }

  private ObjectNode entry(OfField list, Difference.Entry entry) {
    ObjectNode json = JSON.objectNode().put("fate", word(entry.fate()));
    entry.from().ifPresent(place -> json.put("from", place));
    entry.to().ifPresent(place -> json.put("to", place));
    json.setAll(value(list, entry.value()));
    if (entry.fate() == Difference.Fate.CHANGED) {
      json.set("members", fields(entry.members()));
    }
    return json;
  }

  /** {@code {"value":…,"shown":"…"}}; {@code title} of what is referred to, unless it is gone. */
  private ObjectNode value(OfField differing, JsonNode value) {
    ObjectNode json = JSON.objectNode();
    json.set("value", value);
    if (Vocabulary.refers(differing.field())) {
      References.read(value).map(reference -> vocabulary.titles().get(reference.id())).ifPresent(title -> json.put("title", title));
    }
    return json.put("shown", vocabulary.value(differing.field(), value));
  }

  private static ObjectNode text(Difference.Text text) {
    ObjectNode json = JSON.objectNode().put("by", text.byWords() ? "words" : "paragraphs");
    ArrayNode runs = json.putArray("runs");
    text.runs().forEach(run -> runs.addObject().put("is", word(run.kind())).put("text", run.text()));
    return json;
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
