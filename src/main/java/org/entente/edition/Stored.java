package org.entente.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** The values kept beside a document of one reader; read when asked, valid while the reader is open. */
final class Stored {
  static final String KIND = "kind";
  static final String TYPE = "type";
  static final String LANGUAGE = "language";
  static final String CONTENT = "content";
  static final String SLUG = "slug";
  static final String NUMBER = "number";
  static final String LATEST = "latest";
  static final String INSTANT = "instant";
  static final String PRINT = "print";
  static final String DELIVERED = "delivered";
  static final String NOTICE = "notice";
  static final String REDIRECT = "redirect";
  static final String CHANGES = "changes";

  private final LeafReader reader;
  private final int document;

  private Stored(LeafReader reader, int document) {
    this.reader = reader;
    this.document = document;
  }

  static Stored of(IndexSearcher searcher, int document) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    return new Stored(leaf.reader(), document - leaf.docBase);
  }

  /** The documents of those contents within a scope, in no promised order. */
  static List<Stored> ofContents(IndexReader reader, SegmentCache segments, Collection<UUID> ids, Scope scope) {
    List<Stored> found = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      LeafReader segment = leaf.reader();
      Bits present = segment.getLiveDocs();
      FixedBitSet wanted = scope.in(segment);
      SegmentIds places = segments.get(segment, SegmentIds.class, SegmentIds::of);
      ids.forEach(id -> places.each(id, document -> {
        if (wanted.get(document) && (present == null || present.get(document))) {
          found.add(new Stored(segment, document));
        }
      }));
    }
    return found;
  }

  /** All documents that match, in no promised order. */
  static List<Stored> all(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, new CollectorManager<Gathering, List<Stored>>() {
      @Override
      public Gathering newCollector() {
        return new Gathering();
      }

      @Override
      public List<Stored> reduce(Collection<Gathering> gatherings) {
        return gatherings.stream().flatMap(gathering -> gathering.found.stream()).toList();
      }
    });
  }

  private static final class Gathering extends SimpleCollector {
    private final List<Stored> found = new ArrayList<>();
    private LeafReader reader;

    @Override
    protected void doSetNextReader(LeafReaderContext context) {
      reader = context.reader();
    }

    @Override
    public void collect(int document) {
      found.add(new Stored(reader, document));
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  Optional<byte[]> bytes(String name) {
    try {
      BinaryDocValues values = DocValues.getBinary(reader, name);
      return values.advanceExact(document) ? Optional.of(copy(values.binaryValue())) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  /** The whole print. */
  Optional<byte[]> print() {
    return bytes(PRINT).map(Packed::unpack);
  }

  Optional<String> text(String name) {
    return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** A value every document has. */
  String word(String name) {
    try {
      SortedDocValues values = DocValues.getSorted(reader, name);
      values.advanceExact(document);
      return values.lookupOrd(values.ordValue()).utf8ToString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  long number(String name) {
    try {
      NumericDocValues values = DocValues.getNumeric(reader, name);
      values.advanceExact(document);
      return values.longValue();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  Instant instant() {
    return Instant.ofEpochMilli(number(INSTANT));
  }

  private static byte[] copy(BytesRef bytes) {
    return Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
  }
}
