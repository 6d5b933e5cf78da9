package org.entente.edition;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** A part of an index without the documents of some contents, as if they had been deleted there. */
final class Hiding extends FilterLeafReader {
  private final FixedBitSet left;
  private final int count;

  private Hiding(LeafReader whole, FixedBitSet left) {
    super(whole);
    this.left = left;
    this.count = left.cardinality();
  }

  /** The part itself when it holds nothing of them. */
  static LeafReader of(LeafReader whole, Set<String> contents) throws IOException {
    FixedBitSet left = null;
    for (String content : contents) {
      PostingsEnum found = whole.postings(new Term(Terms.CONTENT, content), PostingsEnum.NONE);
      while (found != null && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        left = left == null ? living(whole) : left;
        left.clear(found.docID());
      }
    }
    return left == null ? whole : new Hiding(whole, left);
  }

  private static FixedBitSet living(LeafReader whole) {
    FixedBitSet living = new FixedBitSet(whole.maxDoc());
    Bits live = whole.getLiveDocs();
    for (int document = 0; document < whole.maxDoc(); document++) {
      if (live == null || live.get(document)) {
        living.set(document);
      }
    }
    return living;
  }

  @Override
  public Bits getLiveDocs() {
    return left;
  }

  @Override
  public int numDocs() {
    return count;
  }

  @Override
  public CacheHelper getCoreCacheHelper() {
    return in.getCoreCacheHelper();
  }

  /** Nothing that was computed for the whole part holds for this one. */
  @Override
  public CacheHelper getReaderCacheHelper() {
    return null;
  }
}
