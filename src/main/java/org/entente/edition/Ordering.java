package org.entente.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
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
    words(Terms.ID_ORDER, false);
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

  /** Whether it goes down, first of all, by that field. */
  boolean descendsBy(PublicField field) {
    return first.map(key -> key.descending() && key.field().equals(field)).orElse(false);
  }

  /** The cursor that continues behind this object. */
  String cursor(FieldDoc last) {
    ObjectNode cursor = JsonNodeFactory.instance.objectNode().put("q", mark);
    ArrayNode values = cursor.putArray("k");
    for (Object value : last.fields) {
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
      if (read.size() != 2 || !read.path("q").asText().equals(mark) || values.size() != keys.size()) {
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
