package org.entente.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.entente.publishing.PublicationLog;
import org.entente.schema.PublicModel;

/**
 * A past world as it is kept: all that was public then, and over it what the public may still see. What is withdrawn while it is kept
 * is hidden from the next question on.
 */
final class PastEdition {
  private final PublicationLog.Stand stand;
  private final Edition all;
  private final Path folder;
  private final PublicModel model;
  /** Held by who looks at what has ended; who closes it waits for nobody. */
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private Optional<Edition> open;
  private Set<PastStates.Ended> ended = Set.of();
  /** The number of the current edition it was compared with last. */
  private long looked = -1;

  private PastEdition(PublicationLog.Stand stand, Edition all, Path folder, PublicModel model) {
    this.stand = stand;
    this.all = all;
    this.folder = folder;
    this.model = model;
    this.open = Optional.of(all.held());
  }

  /**
   * Undoes in the current edition what the log has told since: the cost is that of the contents that have changed.
   *
   * @param folder where indexes may be put while they are read
   */
  static PastEdition build(PublicationLog.Stand stand, Edition current, PublicationLog log, PublicModel model, Path folder)
      throws IOException {
    long number = stand.head().sequence();
    try (Retelling retelling = Retelling.over(current, PassingDirectory.in(folder), model)) {
      for (Collection<UUID> some : PastStates.batches(log.contentsAfter(number))) {
        some.forEach(id -> retelling.hide(id.toString()));
        for (ContentState state : PastStates.at(number, log, some)) {
          retelling.put(state);
        }
      }
      PastEdition built = new PastEdition(stand, current.like(retelling.open(), stand.head()), folder, model);
      try {
        // Now, so that nobody who asks must wait for it.
        built.forPublic(current).ifPresent(Edition::close);
        return built;
      } catch (RuntimeException failed) {
        built.close();
        throw failed;
      }
    }
  }

  boolean isOf(Instant moment) {
    boolean begun = stand.head().sequence() == 0 || !moment.isBefore(stand.head().instant());
    return begun && stand.until().filter(moment::isBefore).isPresent();
  }

  boolean sharesItsPastWith(Edition current) {
    return all.sharesItsPastWith(current);
  }

  /** All that was public then, held for the caller; empty when it was closed meanwhile. */
  Optional<Edition> forStaff() {
    return !closed.get() && all.hold() ? Optional.of(all) : Optional.empty();
  }

  /** What of it the public may see when that edition is the current one, held for the caller; empty when it was closed meanwhile. */
  Optional<Edition> forPublic(Edition current) {
    Optional<Edition> held = forStaff();
    if (held.isEmpty()) {
      return held;
    }
    looking.lock();
    try (Edition whole = held.get()) {
      look(current);
      return open.map(Edition::held);
    } finally {
      looking.unlock();
      closeOpen();
    }
  }

  private void look(Edition current) {
    if (current.number() <= looked) {
      // Of two readers with two current editions the later one's is what counts for both.
      return;
    }
    Set<PastStates.Ended> now = PastStates.endedSince(stand.head().sequence(), current);
    if (!now.equals(ended)) {
      Optional<Edition> before = open;
      open = Optional.of(without(now, current));
      ended = now;
      before.ifPresent(Edition::close);
    }
    looked = current.number();
  }

  private Edition without(Set<PastStates.Ended> hidden, Edition current) {
    Set<String> contents = new HashSet<>();
    hidden.forEach(one -> contents.add(one.content()));
    try (Retelling retelling = Retelling.over(all, PassingDirectory.in(folder), model)) {
      for (String content : contents) {
        Optional<ContentState> then = ContentDocuments.read(all.searcher(), content);
        if (then.isPresent()) {
          PastStates.end(then.get(), current);
          retelling.put(then.get());
        }
      }
      return all.like(retelling.open(), stand.head());
    } catch (IOException unwritable) {
      throw new UncheckedIOException("what is hidden of a past edition cannot be written", unwritable);
    }
  }

  /** Closes it when its last reader has; readers that hold it may finish. */
  void close() {
    if (!closed.getAndSet(true)) {
      all.close();
      closeOpen();
    }
  }

  /** If it is closed and nobody looks; whoever does then calls this again. */
  private void closeOpen() {
    if (closed.get() && looking.tryLock()) {
      try {
        open.ifPresent(Edition::close);
        open = Optional.empty();
      } finally {
        looking.unlock();
      }
    }
  }
}
