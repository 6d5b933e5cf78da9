package org.entente.edition;

import java.util.List;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** One filter: a field, what is asked of it, and with which values (several only for {@link Operator#IN}). */
record Condition(FieldPath path, Operator operator, List<Asked> values) {

  /** Whether it asks that there is no neighbour at all. */
  boolean lonely() {
    return path.itself() && operator == Operator.EXISTS && !Boolean.parseBoolean(word(values.get(0)));
  }

  /** The documents that meet it; for a field across a relation: the neighbours. */
  Query query() {
    return switch (operator) {
      case EQ, IN -> anyOf();
      case NE -> not(anyOf());
      case GT -> LongRange.newWithinQuery(range(), at(span().to() + 1), at(Long.MAX_VALUE));
      case GTE -> LongRange.newIntersectsQuery(range(), at(span().from()), at(Long.MAX_VALUE));
      case LT -> LongRange.newWithinQuery(range(), at(Long.MIN_VALUE), at(span().from() - 1));
      case LTE -> LongRange.newIntersectsQuery(range(), at(Long.MIN_VALUE), at(span().to()));
      case EXISTS -> exists();
      case WITHIN -> ((Asked.Area) values.get(0)).query(Terms.point(path.indexed()));
      case CONTAINS -> new Containing(Terms.folded(path.indexed()), word(values.get(0)));
    };
  }

  private Query anyOf() {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    values.forEach(value -> any.add(equalTo(value), Occur.SHOULD));
    return any.build();
  }

  private Query equalTo(Asked value) {
    if (value instanceof Asked.Span span) {
      return LongRange.newIntersectsQuery(range(), at(span.from()), at(span.to()));
    }
    return new TermQuery(new Term(Terms.keyword(path.indexed()), word(value)));
  }

  private Query exists() {
    if (path.itself()) {
      return new MatchAllDocsQuery();
    }
    Query present = new TermQuery(new Term(Terms.EXISTS, path.indexed()));
    return Boolean.parseBoolean(word(values.get(0))) ? present : not(present);
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER).add(query, Occur.MUST_NOT).build();
  }

  private String range() {
    return Terms.range(path.indexed());
  }

  private Asked.Span span() {
    return (Asked.Span) values.get(0);
  }

  private static String word(Asked value) {
    return ((Asked.Word) value).term();
  }

  private static long[] at(long bound) {
    return new long[] {bound};
  }
}
