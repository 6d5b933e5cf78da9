package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;

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
    Map<Relation, List<Condition>> across = new LinkedHashMap<>();
    for (Condition condition : query.conditions()) {
      Optional<Relation> relation = condition.path().relation();
      if (relation.isEmpty()) {
        all.add(condition.query(), Occur.FILTER);
      } else if (condition.lonely()) {
        all.add(linked(relation.get(), List.of(), query.languages()), Occur.MUST_NOT);
      } else {
        across.computeIfAbsent(relation.get(), crossed -> new ArrayList<>()).add(condition);
      }
    }
    for (Map.Entry<Relation, List<Condition>> hop : across.entrySet()) {
      all.add(linked(hop.getKey(), hop.getValue(), query.languages()), Occur.FILTER);
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

  /** The contents that have a neighbour which meets all conditions at once. */
  private org.apache.lucene.search.Query linked(Relation relation, List<Condition> conditions, Languages languages)
      throws IOException {
    BooleanQuery.Builder neighbour = new BooleanQuery.Builder();
    neighbour.add(neighbours(relation, languages), Occur.FILTER);
    conditions.forEach(condition -> neighbour.add(condition.query(), Occur.FILTER));
    String link = relation.link().path();
    return relation.back()
        ? new TermInSetQuery(Terms.CONTENT, Values.distinct(searcher, neighbour.build(), Terms.values(link)))
        : new TermInSetQuery(Terms.keyword(link), Values.distinct(searcher, neighbour.build(), Terms.ID_ORDER));
  }

  /** All there are at the other end of a relation, each once. */
  static org.apache.lucene.search.Query neighbours(Relation relation, Languages languages) {
    return Edition.both(live(relation.neighbour().name()), Languages.first(languages.ofNeighbours()));
  }
}
