package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/**
 * The values of one field, of contents or of their neighbours, as numbers that hold for all segments of a reader: they are
 * counted by number and named at the end.
 */
final class ValueColumn {
  private static final int[] NONE = {};

  private final String column;
  private final boolean across;
  private final Map<BytesRef, int[]> behind = new HashMap<>();
  /** What the places of a segment's column stand for, as far as they were met. */
  private final Map<LeafReader, int[][]> met = new IdentityHashMap<>();
  private final Map<BytesRef, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  private ValueColumn(String column, boolean across) {
    this.column = column;
    this.across = across;
  }

  static ValueColumn of(IndexSearcher searcher, SegmentCache segments, FieldPath path, Languages languages) throws IOException {
    String values = Terms.values(path.indexed());
    if (path.relation().isEmpty()) {
      return new ValueColumn(values, false);
    }
    Relation relation = path.relation().get();
    String links = Terms.values(relation.link().path());
    ValueColumn own = new ValueColumn(relation.back() ? Terms.ID_ORDER : links, true);
    searcher.search(QueryPlan.neighbours(segments, relation, languages),
        own.new Neighbours(relation.back() ? links : Terms.ID_ORDER, values));
    return own;
  }

  /** The values that were met, each at its number. */
  List<String> names() {
    return names;
  }

  Leaf leaf(LeafReader reader) throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(reader, column);
    return new Leaf(values, met.computeIfAbsent(reader, first -> new int[Math.toIntExact(values.getValueCount())][]));
  }

  private int number(BytesRef value) {
    Integer known = numbers.get(value);
    if (known == null) {
      known = names.size();
      numbers.put(BytesRef.deepCopyOf(value), known);
      names.add(value.utf8ToString());
    }
    return known;
  }

  /** The values in one segment; asked for its documents in their order. */
  final class Leaf {
    private final SortedSetDocValues values;
    private final int[][] met;

    private Leaf(SortedSetDocValues values, int[][] met) {
      this.values = values;
      this.met = met;
    }

    /** Hands over the number of each value of a document; the same may come from two neighbours. */
    void each(int document, IntConsumer taker) throws IOException {
      if (values.advanceExact(document)) {
        for (int i = values.docValueCount(); i > 0; i--) {
          int place = (int) values.nextOrd();
          if (met[place] == null) {
            BytesRef value = values.lookupOrd(place);
            met[place] = across ? behind.getOrDefault(value, NONE) : new int[] {number(value)};
          }
          for (int number : met[place]) {
            taker.accept(number);
          }
        }
      }
    }
  }

  /** Notes what stands behind each end of a relation: the values of the neighbours there. */
  private final class Neighbours extends SimpleCollector {
    private final String endColumn;
    private final String valueColumn;
    private SortedSetDocValues ends;
    private SortedSetDocValues values;

    Neighbours(String endColumn, String valueColumn) {
      this.endColumn = endColumn;
      this.valueColumn = valueColumn;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      ends = DocValues.getSortedSet(context.reader(), endColumn);
      values = DocValues.getSortedSet(context.reader(), valueColumn);
    }

    @Override
    public void collect(int document) throws IOException {
      if (values.advanceExact(document) && ends.advanceExact(document)) {
        int[] own = new int[values.docValueCount()];
        for (int i = 0; i < own.length; i++) {
          own[i] = number(values.lookupOrd(values.nextOrd()));
        }
        for (int i = ends.docValueCount(); i > 0; i--) {
          BytesRef end = ends.lookupOrd(ends.nextOrd());
          int[] known = behind.get(end);
          behind.put(known == null ? BytesRef.deepCopyOf(end) : end, known == null ? own : joined(known, own));
        }
      }
    }

    private static int[] joined(int[] some, int[] more) {
      int[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return Arrays.stream(all).distinct().toArray();
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
