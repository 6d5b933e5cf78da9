package org.entente.edition;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * The live prints among which a question is asked: of one type or of all, each content in the languages that speak for it. Every
 * search of the type begins with the same, so each segment's are remembered.
 */
final class Scope extends Query {
  private final SegmentCache cache;
  private final Members members;

  Scope(SegmentCache cache, Optional<String> type, Query languages) {
    this.cache = cache;
    this.members = new Members(type, languages);
  }

  /** What is remembered, and how it is found out. */
  private record Members(Optional<String> type, Query languages) {
    FixedBitSet in(LeafReader segment) throws IOException {
      FixedBitSet found = new FixedBitSet(segment.maxDoc());
      IndexSearcher searcher = new IndexSearcher(segment);
      searcher.setQueryCache(null);
      Weight weight = searcher.createWeight(searcher.rewrite(query()), ScoreMode.COMPLETE_NO_SCORES, 1);
      Scorer scorer = weight.scorer(segment.getContext());
      if (scorer != null) {
        found.or(scorer.iterator());
      }
      return found;
    }

    private Query query() {
      Query live = type.<Query>map(name -> new TermQuery(new Term(Terms.LIVE, name))).orElseGet(() -> new FieldExistsQuery(Terms.ID_ORDER));
      return new BooleanQuery.Builder().add(live, Occur.FILTER).add(languages, Occur.FILTER).build();
    }
  }

  /** Those of one segment, replaced ones too. */
  FixedBitSet in(LeafReader segment) {
    return cache.get(segment, members, members::in);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public Scorer scorer(LeafReaderContext context) {
        FixedBitSet found = in(context.reader());
        DocIdSetIterator documents = new BitSetIterator(found, found.length());
        return new ConstantScoreScorer(this, score(), scoreMode, documents);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return members.toString();
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && members.equals(((Scope) other).members);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), members);
  }
}
