package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Turns a parsed query into Lucene's, on one reader: a condition across a relation first finds the neighbours there. */
final class QueryPlan {
  private final IndexSearcher searcher;

  QueryPlan(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  org.apache.lucene.search.Query of(Query query) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(query.type().map(QueryPlan::live).orElseGet(QueryPlan::live), Occur.FILTER);
    all.add(query.languages().query(), Occur.FILTER);
    Map<String, List<Condition>> across = new LinkedHashMap<>();
    for (Condition condition : query.conditions()) {
      condition.path().relation().ifPresentOrElse(
          relation -> across.computeIfAbsent(relation.path(), path -> new ArrayList<>()).add(condition),
          () -> all.add(condition.query(), Occur.FILTER));
    }
    for (Map.Entry<String, List<Condition>> hop : across.entrySet()) {
      all.add(neighbours(hop.getKey(), hop.getValue(), query.languages()), Occur.FILTER);
    }
    query.text().ifPresent(text -> all.add(TextSearch.of(text), Occur.MUST));
    return all.build();
  }

  static org.apache.lucene.search.Query live(String type) {
    return new TermQuery(new Term(Terms.LIVE, type));
  }

  private static org.apache.lucene.search.Query live() {
    return new ConstantScoreQuery(new FieldExistsQuery(Terms.ID_ORDER));
  }

  /** The contents linked to a neighbour that meets all conditions at once. */
  private org.apache.lucene.search.Query neighbours(String relation, List<Condition> conditions, Languages languages)
      throws IOException {
    BooleanQuery.Builder neighbour = new BooleanQuery.Builder();
    String target = conditions.get(0).path().relation().flatMap(field -> field.target()).orElseThrow();
    neighbour.add(live(target), Occur.FILTER);
    neighbour.add(Languages.first(languages.ofNeighbours()), Occur.FILTER);
    conditions.forEach(condition -> neighbour.add(condition.query(), Occur.FILTER));
    List<BytesRef> ids = new ArrayList<>();
    for (Stored stored : Stored.all(searcher, neighbour.build())) {
      stored.bytes(Stored.CONTENT).map(BytesRef::new).ifPresent(ids::add);
    }
    return new TermInSetQuery(Terms.keyword(relation), ids);
  }
}
