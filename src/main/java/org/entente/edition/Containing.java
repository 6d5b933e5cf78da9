package org.entente.edition;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;

/**
 * Texts that hold a piece of text somewhere. Every term must be looked at in any case; a wildcard query would first build an
 * automaton for it, which takes milliseconds where the look takes none.
 */
final class Containing extends MultiTermQuery {
  private final Term piece;

  Containing(String field, String piece) {
    super(field, CONSTANT_SCORE_BLENDED_REWRITE);
    this.piece = new Term(field, piece);
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    BytesRef wanted = piece.bytes();
    return new FilteredTermsEnum(terms.iterator(), false) {
      @Override
      protected AcceptStatus accept(BytesRef term) {
        return contains(term, wanted) ? AcceptStatus.YES : AcceptStatus.NO;
      }
    };
  }

  /** In UTF-8 a character begins nowhere but where it begins: bytes can be compared. */
  private static boolean contains(BytesRef term, BytesRef wanted) {
    for (int at = term.offset; at <= term.offset + term.length - wanted.length; at++) {
      if (Arrays.equals(term.bytes, at, at + wanted.length, wanted.bytes, wanted.offset, wanted.offset + wanted.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return field + ":*" + piece.text() + "*";
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && piece.equals(((Containing) other).piece);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + piece.hashCode();
  }
}
