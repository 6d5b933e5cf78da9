package org.entente.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NoMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.entente.publishing.LogEntry;
import org.entente.schema.PublicModel;

/**
 * Lays entries that no log holds over an edition: the world as it would be read if they had followed. The edition itself does not
 * change; where the entries come from is not known here.
 */
@ApplicationScoped
public class Overlay {
  /** Of whatever rests on no log: no answer is good for a second asking. */
  static final Stamps NOBODYS = new Stamps();

  @Inject
  PublicModel model;

  /**
   * That world, as small as what was laid: the contents of the entries stand in memory, all others are read where they are.
   *
   * @param below stays the caller's, who may close it first
   * @param entries in order, as if they followed on what {@code below} shows
   * @return an edition with the number of the one below; its holder closes it
   */
  public Edition over(Edition below, List<LogEntry> entries) {
    try {
      Map<String, ContentState> laid = new LinkedHashMap<>();
      for (LogEntry entry : entries) {
        String id = entry.content().toString();
        if (!laid.containsKey(id)) {
          laid.put(id, ContentDocuments.read(below.searcher(), id).orElseGet(() -> new ContentState(entry.type(), id)));
        }
        laid.get(id).apply(entry);
      }
      List<IndexReader> leaves = hidden(below, laid.keySet());
      DirectoryReader above = index(laid.values());
      return below.through(new Laid(below.held(), leaves, above));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  private DirectoryReader index(Iterable<ContentState> laid) throws IOException {
    ContentDocuments documents = new ContentDocuments(new PrintMapping(model));
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    IndexWriterConfig plain = new IndexWriterConfig(Analysis.ofIndex()).setMergePolicy(NoMergePolicy.INSTANCE)
        .setMergeScheduler(NoMergeScheduler.INSTANCE);
    try (IndexWriter writer = new IndexWriter(memory, plain)) {
      for (ContentState state : laid) {
        writer.addDocuments(documents.write(state));
      }
    }
    return DirectoryReader.open(memory);
  }

  private static List<IndexReader> hidden(Edition below, Set<String> contents) throws IOException {
    List<IndexReader> leaves = new ArrayList<>();
    for (LeafReaderContext leaf : below.searcher().getIndexReader().leaves()) {
      leaves.add(Hiding.of(leaf.reader(), contents));
    }
    return leaves;
  }

  /** The leaves of an edition and those laid over it, which all are let go together. */
  private static final class Laid extends MultiReader {
    private final Edition below;
    private final DirectoryReader above;

    Laid(Edition below, List<IndexReader> leaves, DirectoryReader above) throws IOException {
      super(with(leaves, above), false);
      this.below = below;
      this.above = above;
    }

    private static IndexReader[] with(List<IndexReader> leaves, IndexReader above) {
      List<IndexReader> all = new ArrayList<>(leaves);
      all.add(above);
      return all.toArray(IndexReader[]::new);
    }

    @Override
    protected synchronized void doClose() throws IOException {
      super.doClose();
      above.close();
      below.close();
    }
  }
}
