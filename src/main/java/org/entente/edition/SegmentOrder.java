package org.entente.edition;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.IntroSorter;

/** The live documents of one segment in one order: a search then compares their places in it, which are small numbers, and no values. */
final class SegmentOrder implements Accountable {
  /** By place. */
  private final int[] documents;
  /** By document; those that are no live print have none that counts. */
  private final int[] places;

  private SegmentOrder(int[] documents, int maxDoc) {
    this.documents = documents;
    this.places = new int[maxDoc];
    for (int place = 0; place < documents.length; place++) {
      places[documents[place]] = place;
    }
  }

  static SegmentOrder of(LeafReader segment, Ordering ordering) throws IOException {
    int[] documents = live(segment);
    List<SortField> keys = ordering.keys();
    long[][] columns = new long[keys.size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(segment, keys.get(i));
    }
    new Sorting(documents, columns).sort(0, documents.length);
    return new SegmentOrder(documents, segment.maxDoc());
  }

  private static int[] live(LeafReader segment) throws IOException {
    SortedDocValues ids = DocValues.getSorted(segment, Terms.ID_ORDER);
    int[] documents = new int[segment.maxDoc()];
    int count = 0;
    for (int document = ids.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = ids.nextDoc()) {
      documents[count++] = document;
    }
    return Arrays.copyOf(documents, count);
  }

  /** Numbers that rise as the key goes on. */
  private static long[] column(LeafReader segment, SortField key) throws IOException {
    long[] column = new long[segment.maxDoc()];
    if (key.getType() == SortField.Type.LONG) {
      Arrays.fill(column, (Long) key.getMissingValue());
      NumericDocValues values = DocValues.getNumeric(segment, key.getField());
      while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        column[values.docID()] = values.longValue();
      }
    } else {
      Arrays.fill(column, key.getMissingValue() == SortField.STRING_FIRST ? -1 : Long.MAX_VALUE);
      SortedDocValues values = DocValues.getSorted(segment, key.getField());
      while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        column[values.docID()] = values.ordValue();
      }
    }
    if (key.getReverse()) {
      Arrays.setAll(column, document -> ~column[document]);
    }
    return column;
  }

  int place(int document) {
    return places[document];
  }

  int document(int place) {
    return documents[place];
  }

  /** The first place behind a content with those keys. */
  int behind(LeafReader segment, Ordering ordering, Object[] keys) throws IOException {
    int low = 0;
    int high = documents.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (ordering.compare(ordering.keys(segment, documents[middle]), keys) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public long ramBytesUsed() {
    return (long) Integer.BYTES * (documents.length + places.length);
  }

  private static final class Sorting extends IntroSorter {
    private final int[] documents;
    private final long[][] columns;
    private int pivot;

    private Sorting(int[] documents, long[][] columns) {
      this.documents = documents;
      this.columns = columns;
    }

    @Override
    protected void setPivot(int at) {
      pivot = documents[at];
    }

    @Override
    protected int comparePivot(int at) {
      return compareDocuments(pivot, documents[at]);
    }

    @Override
    protected int compare(int one, int other) {
      return compareDocuments(documents[one], documents[other]);
    }

    private int compareDocuments(int one, int other) {
      for (long[] column : columns) {
        int difference = Long.compare(column[one], column[other]);
        if (difference != 0) {
          return difference;
        }
      }
      return 0;
    }

    @Override
    protected void swap(int one, int other) {
      int moved = documents[one];
      documents[one] = documents[other];
      documents[other] = moved;
    }
  }
}
