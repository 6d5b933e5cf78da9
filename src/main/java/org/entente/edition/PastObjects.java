package org.entente.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.schema.PublicModel;
import org.entente.values.Ids;
import org.entente.values.Malformed;
import org.entente.values.Slug;

/** Single objects of the past, straight from the log. One is read at a time: the database is the staff's before it is the readers'. */
@ApplicationScoped
public class PastObjects {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Inject
  PublicationLog log;

  @Inject
  PublicModel model;

  private final Semaphore reading = new Semaphore(1, true);

  /**
   * An edition of what stood, or was gone, at one address, and of where readers were sent from there; held for the caller. BUSY
   * {@code past-edition-not-ready} when too many ask at once.
   */
  Edition at(Address address, Instant moment, boolean staff, Edition current) {
    try {
      if (!reading.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw PastEditions.notReady(PATIENCE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw PastEditions.notReady(PATIENCE);
    }
    try {
      return read(address, moment, staff, current);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot fail to be written", impossible);
    } finally {
      reading.release();
    }
  }

  private Edition read(Address address, Instant moment, boolean staff, Edition current) throws IOException {
    PublicationLog.Stand stand = log.stoodAt(moment);
    long number = stand.head().sequence();
    List<ContentState> states = new ArrayList<>(states(contents(address), number, staff, current));
    states.addAll(states(PastStates.redirects(states), number, staff, current));
    try (Retelling retelling = Retelling.alone(new ByteBuffersDirectory(), model)) {
      for (ContentState state : states) {
        retelling.put(state);
      }
      return current.like(retelling.open(), stand.head());
    }
  }

  private Collection<ContentState> states(Collection<UUID> contents, long number, boolean staff, Edition current) throws IOException {
    Collection<ContentState> states = PastStates.at(number, log, contents);
    if (!staff) {
      for (ContentState state : states) {
        PastStates.end(state, current);
      }
    }
    return states;
  }

  private List<UUID> contents(Address address) {
    return Ids.parse(address.key()).map(List::of).orElseGet(() -> isSlug(address.key())
        ? log.places(address.type(), List.of(address.key())).stream().map(Publication.Place::content).distinct().toList() : List.of());
  }

  private static boolean isSlug(String key) {
    try {
      return new Slug(key).text().equals(key);
    } catch (Malformed none) {
      return false;
    }
  }
}
