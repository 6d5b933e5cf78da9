package org.entente.edition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * A content's state as index documents and back: one per live variant, one per variant that is gone, one per former slug.
 * All are replaced together, which keeps {@link Terms#PUBLIC_LOCALES} of the sibling languages true.
 */
final class ContentDocuments {
  static final String LIVE = "live";
  static final String GONE = "gone";
  private static final String FORMER = "former";

  private final PrintMapping mapping;

  ContentDocuments(PrintMapping mapping) {
    this.mapping = mapping;
  }

  List<Document> write(ContentState state) {
    List<Document> documents = new ArrayList<>();
    state.live.forEach((locale, live) -> documents.add(live(state, locale, live)));
    state.gone.forEach((locale, gone) -> documents.add(gone(state, locale, gone)));
    state.former.forEach(former -> documents.add(document(state, FORMER, former.locale(), former.slug())));
    return documents;
  }

  private Document live(ContentState state, String locale, ContentState.Live live) {
    ObjectNode print = PrintForm.read(live.print());
    Document document = document(state, LIVE, locale, live.slug());
    document.add(new StringField(Terms.LIVE, state.type, Store.NO));
    document.add(new StringField(Terms.LOCALE, locale, Store.NO));
    document.add(new SortedDocValuesField(Terms.ID_ORDER, new BytesRef(state.id)));
    UUID id = UUID.fromString(state.id);
    document.add(new NumericDocValuesField(Terms.ID_HIGH, Terms.high(id)));
    document.add(new NumericDocValuesField(Terms.ID_LOW, Terms.low(id)));
    told(document, state, locale);
    state.live.keySet().forEach(other -> document.add(new StringField(Terms.PUBLIC_LOCALES, other, Store.NO)));
    stamp(document, live.number(), live.instant());
    document.add(new NumericDocValuesField(Stored.LATEST, state.latest()));
    document.add(new BinaryDocValuesField(Stored.PRINT, Packed.pack(live.print())));
    document.add(new BinaryDocValuesField(Stored.DELIVERED, new BytesRef(PrintForm.delivered(live.print(), print))));
    mapping.add(document, state.type, Locale.forLanguageTag(locale), print);
    return document;
  }

  private static Document gone(ContentState state, String locale, ContentState.Gone gone) {
    Document document = document(state, GONE, locale, gone.slug());
    document.add(new StringField(Terms.GONE, state.type, Store.NO));
    stamp(document, gone.number(), gone.instant());
    told(document, state, locale);
    gone.notice().ifPresent(text -> document.add(new BinaryDocValuesField(Stored.NOTICE, new BytesRef(text))));
    gone.redirect().ifPresent(text -> document.add(new BinaryDocValuesField(Stored.REDIRECT, new BytesRef(text))));
    return document;
  }

  private static void told(Document document, ContentState state, String locale) {
    List<ContentState.Told> told = state.told.getOrDefault(locale, List.of());
    if (!told.isEmpty()) {
      document.add(new BinaryDocValuesField(Stored.CHANGES, new BytesRef(Changes.write(told))));
    }
  }

  private static Document document(ContentState state, String kind, String locale, String slug) {
    Document document = new Document();
    document.add(new StringField(Terms.CONTENT, state.id, Store.NO));
    document.add(new StringField(Terms.SLUG, Terms.slug(state.type, slug), Store.NO));
    document.add(new SortedDocValuesField(Stored.KIND, new BytesRef(kind)));
    document.add(new SortedDocValuesField(Stored.TYPE, new BytesRef(state.type)));
    document.add(new SortedDocValuesField(Stored.LANGUAGE, new BytesRef(locale)));
    document.add(new BinaryDocValuesField(Stored.CONTENT, new BytesRef(state.id)));
    document.add(new BinaryDocValuesField(Stored.SLUG, new BytesRef(slug)));
    return document;
  }

  private static void stamp(Document document, long number, Instant instant) {
    document.add(new NumericDocValuesField(Stored.NUMBER, number));
    document.add(new NumericDocValuesField(Stored.INSTANT, instant.toEpochMilli()));
  }

  /** The state the documents of that content stand for; empty when it was never public. */
  static Optional<ContentState> read(IndexSearcher searcher, String id) throws IOException {
    ContentState state = null;
    for (Stored stored : Stored.all(searcher, new TermQuery(new Term(Terms.CONTENT, id)))) {
      if (state == null) {
        state = new ContentState(stored.word(Stored.TYPE), id);
      }
      String locale = stored.word(Stored.LANGUAGE);
      String slug = stored.text(Stored.SLUG).orElseThrow();
      String kind = stored.word(Stored.KIND);
      List<ContentState.Told> told = stored.bytes(Stored.CHANGES).map(Changes::read).orElseGet(ArrayList::new);
      if (!told.isEmpty()) {
        state.told.put(locale, told);
      }
      if (kind.equals(LIVE)) {
        state.live.put(locale, new ContentState.Live(stored.number(Stored.NUMBER), stored.instant(), slug,
            stored.print().orElseThrow()));
      } else if (kind.equals(GONE)) {
        state.gone.put(locale, new ContentState.Gone(stored.number(Stored.NUMBER), stored.instant(), slug,
            stored.text(Stored.NOTICE), stored.text(Stored.REDIRECT)));
      } else {
        state.former.add(new ContentState.Former(locale, slug));
      }
    }
    return Optional.ofNullable(state);
  }
}
