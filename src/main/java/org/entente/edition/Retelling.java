package org.entente.edition;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.entente.schema.PublicModel;

/**
 * An edition like another but for some contents, which it shows in a state of their own or not at all. It costs what those contents
 * cost: the rest is read where it stands. {@link Overlay} lays entries over an edition in memory; this keeps any number of states on a
 * disk, and need not follow on what the edition shows.
 */
final class Retelling implements Closeable {
  private final Optional<Edition> base;
  private final Directory directory;
  private final IndexWriter writer;
  private final ContentDocuments documents;
  private final Set<String> retold = new HashSet<>();
  private boolean opened;

  private Retelling(Optional<Edition> base, Directory directory, PublicModel model) throws IOException {
    this.base = base;
    this.directory = directory;
    this.writer = new IndexWriter(directory, new IndexWriterConfig(Analysis.ofIndex()).setCommitOnClose(false));
    this.documents = new ContentDocuments(new PrintMapping(model));
  }

  /** Over an edition; what is different is kept in the directory, which is closed with what {@link #open} gives. */
  static Retelling over(Edition base, Directory directory, PublicModel model) throws IOException {
    return new Retelling(Optional.of(base), directory, model);
  }

  /** Over nothing: it shows what is put into it. */
  static Retelling alone(Directory directory, PublicModel model) throws IOException {
    return new Retelling(Optional.empty(), directory, model);
  }

  /** Shows nothing of a content, as if it had never been public. */
  void hide(String id) {
    retold.add(id);
  }

  /** Shows a content in this state. */
  void put(ContentState state) throws IOException {
    retold.add(state.id);
    writer.updateDocuments(new Term(Terms.CONTENT, state.id), documents.write(state));
  }

  /** All of it for readers, who close it. */
  IndexReader open() throws IOException {
    writer.commit();
    DirectoryReader own = DirectoryReader.open(directory);
    List<IndexReader> parts = new ArrayList<>(List.of(own));
    if (base.isPresent()) {
      for (LeafReaderContext leaf : base.get().searcher().getIndexReader().leaves()) {
        parts.add(Hiding.of(leaf.reader(), retold));
      }
    }
    opened = true;
    return new Whole(parts.toArray(IndexReader[]::new), own, base.map(Edition::held), directory);
  }

  /** Ends the writing; what {@link #open} gave stays readable, and if it gave nothing the directory is closed. */
  @Override
  public void close() throws IOException {
    writer.close();
    if (!opened) {
      directory.close();
    }
  }

  /** The parts as one, with what they are read from. */
  private static final class Whole extends MultiReader {
    private final DirectoryReader own;
    private final Optional<Edition> base;
    private final Directory directory;

    private Whole(IndexReader[] parts, DirectoryReader own, Optional<Edition> base, Directory directory) throws IOException {
      super(parts, false);
      this.own = own;
      this.base = base;
      this.directory = directory;
    }

    @Override
    protected synchronized void doClose() throws IOException {
      super.doClose();
      own.close();
      base.ifPresent(Edition::close);
      directory.close();
    }
  }
}
