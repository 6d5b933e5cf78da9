package org.entente.edition;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongBitSet;

/** The values documents have in one column of the index, found by number and only then by name. */
final class Values {
  private Values() {}

  /** The different values among all documents that match. */
  static Set<BytesRef> distinct(IndexSearcher searcher, Query query, String column) throws IOException {
    return searcher.search(query, new CollectorManager<Gathering, Set<BytesRef>>() {
      @Override
      public Gathering newCollector() {
        return new Gathering(column);
      }

      @Override
      public Set<BytesRef> reduce(Collection<Gathering> gatherings) throws IOException {
        Set<BytesRef> all = new HashSet<>();
        for (Gathering gathering : gatherings) {
          all.addAll(gathering.found());
        }
        return all;
      }
    });
  }

  private static final class Gathering extends SimpleCollector {
    private final String column;
    private final Set<BytesRef> found = new HashSet<>();
    private SortedSetDocValues values;
    private LongBitSet seen;

    Gathering(String column) {
      this.column = column;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      name();
      values = DocValues.getSortedSet(context.reader(), column);
      seen = new LongBitSet(values.getValueCount());
    }

    @Override
    public void collect(int document) throws IOException {
      if (values.advanceExact(document)) {
        for (int i = values.docValueCount(); i > 0; i--) {
          seen.set(values.nextOrd());
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    Set<BytesRef> found() throws IOException {
      name();
      return found;
    }

    /** Names what was seen in the segment that ends here. */
    private void name() throws IOException {
      if (values == null) {
        return;
      }
      for (long ord = seen.length() == 0 ? -1 : seen.nextSetBit(0); ord >= 0;
          ord = ord + 1 < seen.length() ? seen.nextSetBit(ord + 1) : -1) {
        found.add(BytesRef.deepCopyOf(values.lookupOrd(ord)));
      }
      values = null;
    }
  }
}
