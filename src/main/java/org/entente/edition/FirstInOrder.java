package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.LongHeap;

/** Finds the first documents of a list in its order and counts them all. Values are read of the few that are found, and only to join segments. */
final class FirstInOrder extends SimpleCollector {
  private final SegmentCache cache;
  private final Ordering ordering;
  private final Optional<Object[]> after;
  private final List<Found> all = new ArrayList<>();
  private final int most;
  /** The places found, each as a number that falls as it goes on: the heap lets the least go. */
  private final LongHeap best;
  private LeafReaderContext segment;
  private SegmentOrder order;
  /** Nothing before this place is wanted. */
  private int begin;
  private int total;

  FirstInOrder(SegmentCache cache, Ordering ordering, Optional<Object[]> after, int most) {
    this.cache = cache;
    this.ordering = ordering;
    this.after = after;
    this.most = most;
    this.best = new LongHeap(most);
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    endSegment();
    segment = context;
    order = cache.get(context.reader(), ordering.keys(), reader -> SegmentOrder.of(reader, ordering));
    begin = after.isPresent() ? order.behind(context.reader(), ordering, after.get()) : 0;
  }

  @Override
  public void collect(int document) {
    total++;
    int place = order.place(document);
    if (place >= begin) {
      best.insertWithOverflow(-place);
    }
  }

  private void endSegment() throws IOException {
    if (best.size() > 0) {
      int[] documents = new int[best.size()];
      for (int i = documents.length - 1; i >= 0; i--) {
        documents[i] = order.document((int) -best.pop());
      }
      all.add(new Found(segment, documents));
    }
  }

  /** In order, at most as many as were wanted. */
  List<ScoreDoc> documents() throws IOException {
    endSegment();
    List<ScoreDoc> first = new ArrayList<>();
    if (all.size() == 1) {
      for (int document : all.get(0).documents) {
        first.add(all.get(0).hit(document));
      }
      return first;
    }
    PriorityQueue<Found> heads = new PriorityQueue<>((one, other) -> ordering.compare(one.head(), other.head()));
    for (Found found : all) {
      found.keys = ordering.keys(found.segment.reader(), found.documents);
      heads.add(found);
    }
    while (first.size() < most && !heads.isEmpty()) {
      Found found = heads.poll();
      first.add(found.hit(found.documents[found.next++]));
      if (found.next < found.documents.length) {
        heads.add(found);
      }
    }
    return first;
  }

  /** How many documents the whole list has. */
  int total() {
    return total;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** The first of one segment. */
  private static final class Found {
    private final LeafReaderContext segment;
    private final int[] documents;
    private Object[][] keys;
    private int next;

    private Found(LeafReaderContext segment, int[] documents) {
      this.segment = segment;
      this.documents = documents;
    }

    private Object[] head() {
      return keys[next];
    }

    private ScoreDoc hit(int document) {
      return new ScoreDoc(segment.docBase + document, Float.NaN);
    }
  }
}
