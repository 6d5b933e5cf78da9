package org.entente.edition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What {@code q} asks: every word of it, in the title or anywhere, folded or by its French or English stem. */
final class TextSearch {
  private static final float TITLE_WEIGHT = 3f;
  private static final float TIE = 0.1f;

  private TextSearch() {}

  static Query of(String asked) {
    String text = Analysis.plain(asked);
    List<Analysis.Word> words = Analysis.words(Analysis.FOLDING, text);
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("no word was asked");
    }
    boolean onlyCommon = words.stream().allMatch(word -> Analysis.common(word.term()));
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (int i = 0; i < words.size(); i++) {
      String term = words.get(i).term();
      all.add(oneWord(text, i, term), onlyCommon || !Analysis.common(term) ? Occur.MUST : Occur.SHOULD);
    }
    return all.build();
  }

  /** How many words the index would be asked: some scripts put no blanks between them. */
  static int words(String asked) {
    return Analysis.words(Analysis.FOLDING, Analysis.plain(asked)).size();
  }

  /** The terms a text of that language must hold to be marked as found. */
  static Set<String> terms(String asked, Analyzer analyzer) {
    Set<String> terms = new HashSet<>();
    Analysis.words(analyzer, Analysis.plain(asked)).forEach(word -> terms.add(word.term()));
    return terms;
  }

  private static Query oneWord(String text, int position, String term) {
    List<Query> ways = new ArrayList<>();
    ways.add(new BoostQuery(new TermQuery(new Term(Analysis.TITLE, term)), TITLE_WEIGHT));
    ways.add(new TermQuery(new Term(Analysis.TEXT, term)));
    for (String language : Analysis.stemmedLanguages()) {
      String stem = Analysis.words(Analysis.stemming(language).orElseThrow(), text).get(position).term();
      ways.add(new TermQuery(new Term(Analysis.stemmedField(language), stem)));
    }
    return new DisjunctionMaxQuery(ways, TIE);
  }
}
