package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/**
 * Counts the contents that match by the values of one field, each content once for each value, in however many languages it
 * is found. Reads columns of the index only.
 */
final class Counting extends SimpleCollector {
  private static final int SOME = 64;

  private final FieldPath path;
  private final ValueColumn column;
  private int[] counts = new int[SOME];
  /** The content that was last counted for a value, so that it counts once. */
  private int[] last = new int[SOME];
  private int contents;
  private int valued;
  private int lastValued;
  private int place;
  private SortedDocValues ids;
  private ValueColumn.Leaf leaf;

  Counting(FieldPath path, ValueColumn column) {
    this.path = path;
    this.column = column;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    ids = DocValues.getSorted(context.reader(), Terms.ID_ORDER);
    leaf = column.leaf(context.reader());
    place = -1;
  }

  @Override
  public void collect(int document) throws IOException {
    ids.advanceExact(document);
    // The languages of a content are written together and stay together.
    if (ids.ordValue() != place) {
      place = ids.ordValue();
      contents++;
    }
    leaf.each(document, this::count);
  }

  private void count(int number) {
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, number * 2);
      last = Arrays.copyOf(last, number * 2);
    }
    if (last[number] != contents) {
      last[number] = contents;
      counts[number]++;
    }
    if (lastValued != contents) {
      lastValued = contents;
      valued++;
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** What was counted, in no promised order. */
  List<Counts.Value> values() {
    List<Counts.Value> values = new ArrayList<>();
    for (int number = 0; number < counts.length && number < column.names().size(); number++) {
      if (counts[number] > 0) {
        values.add(new Counts.Value(column.names().get(number), counts[number], List.of()));
      }
    }
    return values;
  }

  FieldPath path() {
    return path;
  }

  /** The contents without any value. */
  int absent() {
    return contents - valued;
  }
}
