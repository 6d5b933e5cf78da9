package org.entente.edition;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.entente.publishing.Action;
import org.entente.publishing.LogEntry;
import org.entente.schema.PublicModel;
import org.entente.threads.Threads;

/**
 * The one index writer of this node and the place in the log it has reached. Used by one thread. What is applied is seen
 * by nobody until {@link #open} makes an edition of it; what is committed survives the process.
 */
final class EditionIndex implements Closeable {
  /** So many contents are written by several threads. */
  private static final int MANY = 64;
  /** A search pays for each segment: of more than so many a quiet index is joined into fewer. */
  private static final int MOST_SEGMENTS = 6;
  private static final int JOINED_SEGMENTS = 4;

  private final Directory directory;
  private final ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
  private final IndexWriter writer;
  private final ContentDocuments documents;
  private final String schema;
  private Stamps stamps = new Stamps();
  private final SegmentCache segments = new SegmentCache();
  /** What the entries applied since the last edition have changed. */
  private final Set<String> touchedKeys = new HashSet<>();
  private DirectoryReader reader;
  private Place place;
  private boolean changed;
  private boolean joining;

  private EditionIndex(Directory directory, PublicModel model, Place place) throws IOException {
    this.directory = directory;
    this.documents = new ContentDocuments(new PrintMapping(model));
    this.schema = Place.schema(model);
    this.place = place;
    this.writer = new IndexWriter(directory, new IndexWriterConfig(Analysis.ofIndex()).setCommitOnClose(false)
        .setMergeScheduler(merges).setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0)));
    this.reader = DirectoryReader.open(writer);
  }

  /** Begins an empty index. */
  static EditionIndex create(Directory directory, PublicModel model) throws IOException {
    return new EditionIndex(directory, model, Place.START);
  }

  /** Opens a committed index after reading every byte of it; damage is an {@link IOException} or a runtime exception. */
  static EditionIndex resume(Directory directory, PublicModel model) throws IOException {
    try (DirectoryReader committed = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : committed.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return new EditionIndex(directory, model, Place.read(committed.getIndexCommit().getUserData()));
    }
  }

  Place place() {
    return place;
  }

  /** Whether the index was written for this public model by this code; otherwise it must be rebuilt. */
  boolean fits() {
    return place.number() == 0 || place.schema().equals(schema);
  }

  /** Applies whole transactions that follow directly on what is here. */
  void apply(List<LogEntry> entries) throws IOException {
    IndexSearcher before = new IndexSearcher(reader);
    Map<String, ContentState> touched = new LinkedHashMap<>();
    Place reached = place;
    for (LogEntry entry : entries) {
      if (entry.sequence() != reached.number() + 1) {
        throw new IllegalStateException("entry " + entry.sequence() + " does not follow on " + reached.number());
      }
      String id = entry.content().toString();
      if (!touched.containsKey(id)) {
        touched.put(id, ContentDocuments.read(before, id).orElseGet(() -> new ContentState(entry.type(), id)));
      }
      touched.get(id).apply(entry);
      reached = new Place(entry.sequence(), entry.chain(), entry.instant(), schema);
    }
    write(touched.values());
    boolean redacted = entries.stream().anyMatch(entry -> entry.action() == Action.REDACTED);
    if (redacted) {
      // A deleted document stays on the disk until its segment is written anew; what the law has taken must not. Lucene passes over segments
      // that are being merged, so nothing may be by then.
      writer.flush();
      merges.sync();
      writer.forceMergeDeletes();
    }
    refresh();
    joining = false;
    // Only now: an index that failed half-way must be given the same entries again.
    place = reached;
    if (redacted) {
      // What was made of the log before counts no more: neither answers that are kept nor editions that are held.
      stamps = new Stamps();
    }
    changed |= !entries.isEmpty();
    entries.forEach(entry -> touchedKeys.addAll(SurrogateKeys.of(entry)));
  }

  private void refresh() throws IOException {
    DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
    if (newer != null) {
      reader.close();
      reader = newer;
    }
  }

  /**
   * Has a thread of the index join many segments into few, if that has not begun, and tells whether there are fewer since: the next
   * edition is faster to search then. Only while nothing is applied: it writes much of the index anew.
   */
  boolean joined() throws IOException {
    int before = reader.leaves().size();
    if (before <= (joining ? JOINED_SEGMENTS : MOST_SEGMENTS)) {
      joining = false;
      return false;
    }
    if (!joining) {
      joining = true;
      writer.forceMerge(JOINED_SEGMENTS, false);
    }
    refresh();
    boolean fewer = reader.leaves().size() < before;
    if (fewer) {
      // Lucene has passed over what was being merged already.
      writer.forceMerge(JOINED_SEGMENTS, false);
      changed = true;
    }
    return fewer;
  }

  private void write(Collection<ContentState> states) throws IOException {
    if (states.size() >= MANY) {
      writeOnAllProcessors(states);
      return;
    }
    for (ContentState state : states) {
      write(state);
    }
  }

  private Void write(ContentState state) throws IOException {
    writer.updateDocuments(new Term(Terms.CONTENT, state.id), documents.write(state));
    return null;
  }

  /** A log that is read from its beginning is analysis of text most of the time. Every task has ended when this ends, whatever became of one. */
  private void writeOnAllProcessors(Collection<ContentState> states) throws IOException {
    ExecutorService processors = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
        work -> Threads.of("entente-index", work));
    try {
      for (Future<Void> written : processors.invokeAll(states.stream().map(state -> (Callable<Void>) () -> write(state)).toList())) {
        written.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException("a content could not be indexed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("the index was stopped while it was written", stopped);
    } finally {
      processors.shutdown();
    }
  }

  /** What is applied, as an edition for readers; it stays open until it is closed, whatever happens here. */
  Edition open() {
    reader.incRef();
    // Before anybody can see the edition: an answer kept from the one before must not be taken for this one's.
    stamps.stamp(touchedKeys, place.number());
    touchedKeys.clear();
    return new Edition(reader, place, stamps, segments);
  }

  /** Keeps what is applied on disk, with its place in the log. */
  void commit() throws IOException {
    if (changed) {
      writer.setLiveCommitData(place.data().entrySet());
      writer.commit();
      changed = false;
    }
  }

  /** Closes the writer without a commit; editions given out stay readable. */
  @Override
  public void close() throws IOException {
    reader.close();
    writer.close();
    directory.close();
  }

  /**
   * A place in the log, kept in each commit.
   *
   * @param schema which public model and which index form this was written with
   */
  record Place(long number, String chain, Instant instant, String schema) {
    /** Raised when the same model is indexed in another way. */
    private static final int FORM = 7;

    static final Place START = new Place(0, "", Instant.EPOCH, "");

    static String schema(PublicModel model) {
      return FORM + "-" + Terms.sha256(model.types().toString().getBytes(StandardCharsets.UTF_8));
    }

    static Place read(Map<String, String> data) {
      return new Place(Long.parseLong(data.get("number")), data.get("chain"), Instant.parse(data.get("instant")),
          data.get("schema"));
    }

    Map<String, String> data() {
      return Map.of("number", Long.toString(number), "chain", chain, "instant", instant.toString(), "schema", schema);
    }
  }
}
