package org.entente.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.schema.FieldDescriptor;

/** How a value differs from what it was. */
public sealed interface Difference {
  /** What became of a part. */
  enum Fate {
    ADDED,
    REMOVED,
    MOVED,
    CHANGED
  }

  /** One value in the place of another, or of none. */
  record Replaced(Optional<JsonNode> before, Optional<JsonNode> after) implements Difference {}

  /**
   * One text beside another.
   *
   * @param byWords false when a stretch was too long to be compared word by word and is shown as a whole
   */
  record Text(List<Run> runs, boolean byWords) implements Difference {}

  /** A piece of text that both have, or that only one has. */
  record Run(Kind kind, String text) {
    /** Whose it is. */
    enum Kind {
      EQUAL,
      DELETE,
      INSERT
    }
  }

  /** One text per language. */
  record Texts(Map<String, Text> byLanguage) implements Difference {}

  /** The entries of a list that are not as they were. */
  record Entries(List<Entry> entries) implements Difference {}

  /**
   * One entry.
   *
   * @param from its place before, counted from 0; empty when it is new
   * @param to its place now; empty when it is gone
   * @param value the entry as it is now; what is gone, as it was
   * @param members what of a changed entry differs
   */
  record Entry(Fate fate, Optional<Integer> from, Optional<Integer> to, JsonNode value, List<OfField> members) {}

  /** The members of a component that differ. */
  record Members(List<OfField> members) implements Difference {}

  /** How one field differs. */
  record OfField(FieldDescriptor field, Difference difference) {}
}
