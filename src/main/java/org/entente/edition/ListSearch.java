package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** One list of an edition: a page of it or all of it. */
final class ListSearch {
  private static final int BATCH = 1000;

  private final IndexSearcher searcher;
  private final SegmentCache segments;
  private final Query query;

  ListSearch(IndexSearcher searcher, SegmentCache segments, Query query) {
    this.searcher = searcher;
    this.segments = segments;
    this.query = query;
  }

  /** The page that is asked for, with its counts. */
  Page page() throws IOException {
    int skipped = query.offset().orElse(0);
    int wanted = skipped + query.pageSize();
    Counter counter = new Counter(searcher, segments, query);
    First found = first(wanted + 1, query.after(), counter.collectors());
    int shown = Math.min(wanted, found.documents().size());
    List<ScoreDoc> page = found.documents().subList(Math.min(skipped, shown), shown);
    boolean more = found.documents().size() > wanted;
    Optional<String> next = more ? Optional.of(query.ordering().cursor(keys(found.documents().get(wanted - 1)))) : Optional.empty();
    return new Page(page.stream().map(this::print).toList(), found.total(), next, counter.facets(), counter.groups(page));
  }

  /** Hands over every print, in order, whatever the limit. */
  void each(Consumer<Print> taker) throws IOException {
    Optional<Object[]> after = query.after();
    int skipped = query.offset().orElse(0);
    while (true) {
      List<ScoreDoc> found = first(BATCH + skipped, after, List.of()).documents();
      found.stream().skip(skipped).map(this::print).forEach(taker);
      if (found.size() < BATCH + skipped) {
        return;
      }
      after = Optional.of(keys(found.get(found.size() - 1)));
      skipped = 0;
    }
  }

  /** The first documents of the list, and how many it has. */
  private record First(List<ScoreDoc> documents, int total) {}

  /** @param others who else is shown every document of the list */
  private First first(int count, Optional<Object[]> after, List<Collector> others) throws IOException {
    int documents = searcher.getIndexReader().maxDoc();
    int most = Math.min(count, Math.max(1, documents));
    org.apache.lucene.search.Query plan = new QueryPlan(searcher, segments).of(query);
    if (query.ordering().byRelevance()) {
      FieldDoc behind = after.map(keys -> new FieldDoc(Math.max(0, documents - 1), Float.NaN, keys)).orElse(null);
      TopFieldCollector best = new TopFieldCollectorManager(query.ordering().sort(), most, behind, Integer.MAX_VALUE).newCollector();
      searcher.search(plan, with(best, others));
      TopFieldDocs found = best.topDocs();
      return new First(List.of(found.scoreDocs), (int) found.totalHits.value);
    }
    FirstInOrder best = new FirstInOrder(segments, query.ordering(), after, most);
    searcher.search(plan, with(best, others));
    return new First(best.documents(), best.total());
  }

  private static Collector with(Collector best, List<Collector> others) {
    List<Collector> all = new ArrayList<>(others);
    all.add(best);
    return MultiCollector.wrap(all);
  }

  private Object[] keys(ScoreDoc hit) throws IOException {
    if (hit instanceof FieldDoc scored) {
      return scored.fields;
    }
    IndexReader reader = searcher.getIndexReader();
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
    return query.ordering().keys(leaf.reader(), hit.doc - leaf.docBase);
  }

  private Print print(ScoreDoc hit) {
    return new Print(Stored.of(searcher, hit.doc));
  }
}
