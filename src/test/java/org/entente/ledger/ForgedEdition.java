package org.entente.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** The index of a stopped node in the hands of somebody who knows it: whole, readable, and untrue. */
final class ForgedEdition implements AutoCloseable {
  private final FSDirectory directory;
  private final IndexWriter writer;

  ForgedEdition(Path edition) throws IOException {
    directory = FSDirectory.open(edition.resolve(Files.readString(edition.resolve("current")).strip()));
    writer = new IndexWriter(directory, new IndexWriterConfig());
  }

  /** Gives a content's readers other bytes, in all its languages. */
  void say(UUID content, String text) throws IOException {
    writer.updateBinaryDocValue(content(content), "delivered", new BytesRef(text.getBytes(StandardCharsets.UTF_8)));
  }

  void forget(UUID content) throws IOException {
    writer.deleteDocuments(content(content));
  }

  /** Shows a content that nobody has published. */
  void invent(UUID content) throws IOException {
    Document document = new Document();
    document.add(new StringField("_content", content.toString(), Store.NO));
    document.add(new SortedDocValuesField("_id", new BytesRef(content.toString())));
    Map.of("kind", "live", "type", "news", "language", "fr")
        .forEach((name, word) -> document.add(new SortedDocValuesField(name, new BytesRef(word))));
    document.add(new BinaryDocValuesField("content", new BytesRef(content.toString())));
    document.add(new NumericDocValuesField("number", 1));
    writer.addDocument(document);
  }

  private static Term content(UUID content) {
    return new Term("_content", content.toString());
  }

  /** Keeps it. */
  @Override
  public void close() throws IOException {
    writer.close();
    directory.close();
  }
}
