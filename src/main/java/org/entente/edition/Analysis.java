package org.entente.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How text becomes words that can be found. All ways share one chain (elision, possessive, case, accents) and drop nothing,
 * so that one text gives as many words in each of them; French and English add their stems.
 */
final class Analysis {
  static final String TITLE = "_title";
  static final String TEXT = "_text";

  static final Analyzer FOLDING = chain(words -> words);
  private static final Map<String, Analyzer> STEMMING =
      Map.of("fr", chain(FrenchLightStemFilter::new), "en", chain(PorterStemFilter::new));

  private Analysis() {}

  /** A word of a text, as it is compared, with its place in {@link #plain} text. */
  record Word(String term, int start, int end) {}

  /** The languages that have stems. */
  static Iterable<String> stemmedLanguages() {
    return STEMMING.keySet();
  }

  static String stemmedField(String language) {
    return TEXT + "_" + language;
  }

  static Optional<Analyzer> stemming(String language) {
    return Optional.ofNullable(STEMMING.get(language));
  }

  /** The analyser of the index writer: by field. */
  static Analyzer ofIndex() {
    return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), Map.of(TITLE, FOLDING, TEXT, FOLDING,
        stemmedField("fr"), STEMMING.get("fr"), stemmedField("en"), STEMMING.get("en")));
  }

  /** Composed letters and one kind of apostrophe, whatever the keyboard made. */
  static String plain(String text) {
    // Sign by sign: a character class took half of the time in which the edition is built.
    return Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u2018', '\'').replace('\u2019', '\'')
        .replace('\u02BC', '\'').replace('\u2032', '\'').replace('\u00B4', '\'').replace('`', '\'');
  }

  static List<Word> words(Analyzer analyzer, String plainText) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(TEXT, plainText)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
      }
      stream.end();
      return words;
    } catch (IOException impossible) {
      throw new UncheckedIOException("text in memory cannot fail to be read", impossible);
    }
  }

  /** Words so common that a text without them may still be meant. */
  static boolean common(String term) {
    return FrenchAnalyzer.getDefaultStopSet().contains(term) || EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(term);
  }


  private static Analyzer chain(UnaryOperator<TokenStream> stem) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer source = new StandardTokenizer();
        TokenStream bare = new LowerCaseFilter(new EnglishPossessiveFilter(source));
        // Folding before the stem: a word typed without its accents must reach the same stem.
        TokenStream folded = new ASCIIFoldingFilter(new ElisionFilter(bare, FrenchAnalyzer.DEFAULT_ARTICLES));
        return new TokenStreamComponents(source, stem.apply(folded));
      }
    };
  }
}
