package org.entente.edition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The languages an answer may speak.
 *
 * @param every one object per language rather than one per content
 * @param chain in order, the first in which a content is public wins; empty when every language is asked
 * @param house the installation's chain
 */
public record Languages(boolean every, List<Locale> chain, List<Locale> house) {
  public Languages {
    chain = List.copyOf(chain);
    house = List.copyOf(house);
  }

  /** The chain for content that is shown beside an object in that language: the asked one, then the house's. */
  public List<Locale> beside(Locale shown) {
    Set<Locale> all = new LinkedHashSet<>(every ? List.of(shown) : chain);
    all.addAll(house);
    return List.copyOf(all);
  }

  /** The chain that chooses a neighbour when no object is at hand. */
  List<Locale> ofNeighbours() {
    Set<Locale> all = new LinkedHashSet<>(chain);
    all.addAll(house);
    return List.copyOf(all);
  }

  /** The chain that chooses the language of one object. */
  List<Locale> ofObject() {
    return every ? house : chain;
  }

  /** The variants that speak for their contents. */
  Query query() {
    return every ? new MatchAllDocsQuery() : first(chain);
  }

  /** The variants in the first public language of the chain. */
  static Query first(List<Locale> chain) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (int i = 0; i < chain.size(); i++) {
      BooleanQuery.Builder one = new BooleanQuery.Builder();
      one.add(term(Terms.LOCALE, chain.get(i)), Occur.FILTER);
      chain.subList(0, i).forEach(better -> one.add(term(Terms.PUBLIC_LOCALES, better), Occur.MUST_NOT));
      any.add(one.build(), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query term(String field, Locale locale) {
    return new TermQuery(new Term(field, locale.toLanguageTag()));
  }
}
