package org.entente.edition;

import java.io.IOException;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Accountable;

/** Where the live prints of each content stand in one segment: neighbours are looked up by the hundred, mostly in segments that have few of them. */
final class SegmentIds implements Accountable {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** The halves of each document's id, as indexed; both nothing where it is no live print, which no id of a content is. */
  private final long[] high;
  private final long[] low;
  /** The first document of each block of a content, plus one, at the place of its id or the next that was free. */
  private final int[] table;

  private SegmentIds(long[] high, long[] low) {
    this.high = high;
    this.low = low;
    this.table = new int[Integer.highestOneBit(Math.max(1, high.length)) * 4];
    for (int document = 0; document < high.length; document++) {
      boolean begins = document == 0 || high[document] != high[document - 1] || low[document] != low[document - 1];
      if (begins && isLive(document)) {
        insert(document);
      }
    }
  }

  static SegmentIds of(LeafReader segment) throws IOException {
    return new SegmentIds(column(segment, Terms.ID_HIGH), column(segment, Terms.ID_LOW));
  }

  private static long[] column(LeafReader segment, String name) throws IOException {
    long[] column = new long[segment.maxDoc()];
    NumericDocValues values = DocValues.getNumeric(segment, name);
    while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      column[values.docID()] = values.longValue();
    }
    return column;
  }

  private boolean isLive(int document) {
    return high[document] != 0 || low[document] != 0;
  }

  private void insert(int document) {
    int place = place(high[document], low[document]);
    while (table[place] != 0) {
      place = next(place);
    }
    table[place] = document + 1;
  }

  private int place(long one, long other) {
    return (int) ((one ^ other) * SPREAD >>> 32) & table.length - 1;
  }

  private int next(int place) {
    return place + 1 & table.length - 1;
  }

  /** Hands over every document of that content, replaced ones too. */
  void each(UUID id, IntConsumer taker) {
    long wantedHigh = Terms.high(id);
    long wantedLow = Terms.low(id);
    for (int place = place(wantedHigh, wantedLow); table[place] != 0; place = next(place)) {
      for (int document = table[place] - 1; document < high.length && high[document] == wantedHigh && low[document] == wantedLow; document++) {
        taker.accept(document);
      }
    }
  }

  @Override
  public long ramBytesUsed() {
    return (long) Long.BYTES * (high.length + low.length) + (long) Integer.BYTES * table.length;
  }
}
