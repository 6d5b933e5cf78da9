package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermInSetQuery;

/** Turns a parsed query into Lucene's, on one reader: a condition across a relation first finds the neighbours there. */
final class QueryPlan {
  private final IndexSearcher searcher;
  private final SegmentCache segments;

  QueryPlan(IndexSearcher searcher, SegmentCache segments) {
    this.searcher = searcher;
    this.segments = segments;
  }

  org.apache.lucene.search.Query of(Query query) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(new Scope(segments, query.type(), query.languages().query()), Occur.FILTER);
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

  /** The contents that have a neighbour which meets all conditions at once. */
  private org.apache.lucene.search.Query linked(Relation relation, List<Condition> conditions, Languages languages)
      throws IOException {
    BooleanQuery.Builder neighbour = new BooleanQuery.Builder();
    neighbour.add(neighbours(segments, relation, languages), Occur.FILTER);
    conditions.forEach(condition -> neighbour.add(condition.query(), Occur.FILTER));
    String link = relation.link().path();
    return relation.back()
        ? new TermInSetQuery(Terms.CONTENT, Values.distinct(searcher, neighbour.build(), Terms.values(link)))
        : new TermInSetQuery(Terms.keyword(link), Values.distinct(searcher, neighbour.build(), Terms.ID_ORDER));
  }

  /** All there are at the other end of a relation, each once. */
  static org.apache.lucene.search.Query neighbours(SegmentCache segments, Relation relation, Languages languages) {
    return new Scope(segments, Optional.of(relation.neighbour().name()), Languages.first(languages.ofNeighbours()));
  }
}
