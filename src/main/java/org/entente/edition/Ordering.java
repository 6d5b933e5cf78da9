package org.entente.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/**
 * The order of a list, always down to one content, and its cursors: base64url of {@code {"q":…,"k":[…]}}, the order's own mark
 * and the keys of the last object shown. What has no value comes last in both directions.
 */
final class Ordering {
  private static final int LONGEST_CURSOR = 8000;
  private static final int MARK = 8;

  private final List<SortField> keys = new ArrayList<>();
  private final String mark;
  private Optional<Key> first = Optional.empty();

  private Ordering(String type, String written, boolean every) {
    this.mark = Terms.sha256((type + "?" + written + "&" + every).getBytes(StandardCharsets.UTF_8)).substring(0, MARK);
  }

  /** One field of a written order. */
  record Key(PublicField field, boolean descending) {}

  static Ordering by(String type, List<Key> written, boolean every) {
    Ordering ordering = new Ordering(type, written.stream()
        .map(key -> (key.descending() ? "-" : "") + key.field().path()).toList().toString(), every);
    written.forEach(ordering::add);
    ordering.first = written.stream().findFirst();
    return ordering.unique(every);
  }

  /** By title, if there is one. */
  static Ordering usual(PublicModel.Type type, boolean every) {
    return by(type.name(), type.field("title").filter(PublicField::sortable).map(title -> List.of(new Key(title, false)))
        .orElse(List.of()), every);
  }

  static Ordering byRelevance(String type, boolean every) {
    Ordering ordering = new Ordering(type, "relevance", every);
    ordering.keys.add(SortField.FIELD_SCORE);
    return ordering.unique(every);
  }

  private Ordering unique(boolean every) {
    numbers(Terms.ID_HIGH, false);
    numbers(Terms.ID_LOW, false);
    if (every) {
      words(Stored.LANGUAGE, false);
    }
    return this;
  }

  private void add(Key key) {
    String path = key.field().path();
    boolean down = key.descending();
    FieldKind kind = key.field().kind();
    if (kind == FieldKind.PERIOD) {
      numbers(Terms.start(path), down);
      numbers(Terms.end(path), down);
    } else if (kind == FieldKind.INTEGER || kind == FieldKind.DATE || kind == FieldKind.INSTANT) {
      numbers(Terms.start(path), down);
    } else {
      words(Terms.order(path), down);
    }
  }

  private void numbers(String field, boolean down) {
    SortField key = new SortField(field, SortField.Type.LONG, down);
    key.setMissingValue(down ? Long.MIN_VALUE : Long.MAX_VALUE);
    keys.add(key);
  }

  private void words(String field, boolean down) {
    SortField key = new SortField(field, SortField.Type.STRING, down);
    key.setMissingValue(down ? SortField.STRING_FIRST : SortField.STRING_LAST);
    keys.add(key);
  }

  Sort sort() {
    return new Sort(keys.toArray(SortField[]::new));
  }

  List<SortField> keys() {
    return keys;
  }

  /** Whether it goes by how well the contents answer the question, which no segment knows beforehand. */
  boolean byRelevance() {
    return keys.get(0) == SortField.FIELD_SCORE;
  }

  /** The keys of one document, as a cursor carries them. */
  Object[] keys(LeafReader segment, int document) throws IOException {
    return keys(segment, new int[] {document})[0];
  }

  /** The keys of some documents of a segment, in whatever order they stand. */
  Object[][] keys(LeafReader segment, int[] documents) throws IOException {
    long[] ways = new long[documents.length];
    Object[][] found = new Object[documents.length][];
    for (int i = 0; i < documents.length; i++) {
      ways[i] = (long) documents[i] << Integer.SIZE | i;
      found[i] = new Object[keys.size()];
    }
    // Values are read forwards only.
    Arrays.sort(ways);
    for (int i = 0; i < keys.size(); i++) {
      SortField key = keys.get(i);
      if (key.getType() == SortField.Type.LONG) {
        NumericDocValues values = DocValues.getNumeric(segment, key.getField());
        for (long way : ways) {
          int at = (int) way;
          found[at][i] = values.advanceExact(documents[at]) ? (Object) values.longValue() : key.getMissingValue();
        }
      } else {
        SortedDocValues values = DocValues.getSorted(segment, key.getField());
        for (long way : ways) {
          int at = (int) way;
          found[at][i] = values.advanceExact(documents[at]) ? BytesRef.deepCopyOf(values.lookupOrd(values.ordValue())) : null;
        }
      }
    }
    return found;
  }

  /** Which of two contents comes first, by their keys; what has no value comes last. */
  int compare(Object[] one, Object[] other) {
    for (int i = 0; i < one.length; i++) {
      int difference = compare(one[i], other[i], keys.get(i).getReverse());
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other, boolean reverse) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    int difference = ((Comparable<Object>) one).compareTo(other);
    return reverse ? -difference : difference;
  }

  /** Whether it goes down, first of all, by that field. */
  boolean descendsBy(PublicField field) {
    return first.map(key -> key.descending() && key.field().equals(field)).orElse(false);
  }

  /** The cursor that continues behind this object. */
  String cursor(Object[] last) {
    ObjectNode cursor = JsonNodeFactory.instance.objectNode().put("q", mark);
    ArrayNode values = cursor.putArray("k");
    for (Object value : last) {
      if (value instanceof Long number) {
        values.add(number);
      } else if (value instanceof Float score) {
        values.add(Float.floatToIntBits(score));
      } else if (value instanceof BytesRef bytes) {
        values.add(encode(BytesRef.deepCopyOf(bytes).bytes));
      } else {
        values.addNull();
      }
    }
    return encode(PrintForm.write(cursor));
  }

  /** The keys in a cursor; empty when this order did not make it. */
  Optional<Object[]> keys(String cursor) {
    if (cursor.length() > LONGEST_CURSOR) {
      return Optional.empty();
    }
    try {
      JsonNode read = PrintForm.tree(Base64.getUrlDecoder().decode(cursor));
      JsonNode values = read.path("k");
      if (read.size() != 2 || !read.path("q").asText().equals(mark) || !values.isArray() || values.size() != keys.size()) {
        return Optional.empty();
      }
      Object[] found = new Object[keys.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = value(keys.get(i).getType(), values.get(i));
      }
      return Optional.of(found);
    } catch (IllegalArgumentException | IllegalStateException mutilated) {
      return Optional.empty();
    }
  }

  private static Object value(SortField.Type type, JsonNode written) {
    if (type == SortField.Type.STRING && written.isNull()) {
      return null;
    }
    if (type == SortField.Type.STRING && written.isTextual()) {
      return new BytesRef(Base64.getUrlDecoder().decode(written.textValue()));
    }
    if (type == SortField.Type.LONG && written.canConvertToLong() && written.isIntegralNumber()) {
      return written.longValue();
    }
    if (type == SortField.Type.SCORE && written.canConvertToInt() && written.isIntegralNumber()
        && Float.isFinite(Float.intBitsToFloat(written.intValue()))) {
      return Float.intBitsToFloat(written.intValue());
    }
    throw new IllegalArgumentException("no key of this order");
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
