package org.entente.edition;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.entente.publishing.Publication;
import org.entente.values.Finding;

/** Looks for each variant's last entry in one edition. */
final class EditionCheck {
  private final Edition edition;
  private final Consumer<Finding> findings;
  private long live;
  private long gone;
  private long met;

  EditionCheck(Edition edition, Consumer<Finding> findings) {
    this.edition = edition;
    this.findings = findings;
  }

  void accept(Publication last) {
    String kind = last.isLive() ? ContentDocuments.LIVE : ContentDocuments.GONE;
    List<Stored> standing = edition.stored(new TermQuery(new Term(Terms.CONTENT, last.contentId().toString()))).stream()
        .filter(stored -> stored.word(Stored.LANGUAGE).equals(last.locale().toLanguageTag()))
        .filter(stored -> List.of(ContentDocuments.LIVE, ContentDocuments.GONE).contains(stored.word(Stored.KIND))).toList();
    met += standing.size();
    live += last.isLive() ? 1 : 0;
    gone += last.isLive() ? 0 : 1;
    if (standing.size() != 1 || !standing.get(0).word(Stored.KIND).equals(kind)) {
      tell(last, "is not " + kind + " in the edition once, as the log's entry " + last.sequence() + " says");
    } else if (!isOf(last, standing.get(0))) {
      tell(last, "stands in the edition under another number or slug than the log's entry " + last.sequence());
    } else if (last.isLive() ? !isPrinted(last, standing.get(0)) : !isEnded(last, standing.get(0))) {
      tell(last, "reads otherwise in the edition than in the log's entry " + last.sequence());
    }
  }

  private static boolean isOf(Publication last, Stored stored) {
    return stored.number(Stored.NUMBER) == last.sequence() && stored.text(Stored.SLUG).filter(last.slug()::equals).isPresent()
        && stored.instant().toEpochMilli() == last.at().toEpochMilli();
  }

  /** Both forms: the print, and the shorter one that most readers are given. */
  private static boolean isPrinted(Publication last, Stored stored) {
    byte[] print = stored.print().orElse(new byte[0]);
    return last.bodySha256().filter(Terms.sha256(print)::equals).isPresent()
        && Arrays.equals(stored.bytes(Stored.DELIVERED).orElse(null), PrintForm.delivered(print, PrintForm.read(print)));
  }

  private static boolean isEnded(Publication last, Stored stored) {
    return stored.text(Stored.NOTICE).equals(last.notice()) && stored.text(Stored.REDIRECT).equals(last.redirect());
  }

  private void tell(Publication last, String fault) {
    findings.accept(new Finding(place(last), fault));
  }

  static String place(Publication entry) {
    return place(entry.type(), entry.contentId().toString(), entry.locale().toLanguageTag());
  }

  static String place(Stored stored) {
    return place(stored.word(Stored.TYPE), stored.text(Stored.CONTENT).orElseThrow(), stored.word(Stored.LANGUAGE));
  }

  private static String place(String type, String id, String locale) {
    return "edition/" + type + "/" + id + "/" + locale;
  }

  long live() {
    return live;
  }

  long gone() {
    return gone;
  }

  /** How many of the edition's documents belong to a variant of the log. */
  long met() {
    return met;
  }
}
