package org.entente.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.MMapDirectory;
import org.entente.publishing.LogEntry;
import org.entente.publishing.LogHead;
import org.entente.publishing.PublicationLog;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;
import org.entente.threads.Threads;
import org.jboss.logging.Logger;

/**
 * The one thread that turns the publication log into editions. It resumes where the last commit ended, serves that while the
 * database is away, and builds the index anew beside the old one when the log or the model is another.
 */
@ApplicationScoped
public class LogFollower {
  private static final Logger LOG = Logger.getLogger(LogFollower.class);
  private static final Duration PULSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final long COMMIT_NANOS = Duration.ofSeconds(2).toNanos();
  /**
   * An edition stands as long as it took to make, but no longer than this: what is published meanwhile becomes visible with the next, all
   * together, and this thread rests half of the time while many publish.
   */
  private static final long LONGEST_STANDING_NANOS = Duration.ofMillis(20).toNanos();
  /** When an edition has stood for so long, its index is made faster to search. */
  private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int BATCH = 1_000;

  @Inject
  PublicationLog log;

  @Inject
  PublicModel model;

  @Inject
  Installation installation;

  @Inject
  Editions editions;

  @Inject
  Worlds worlds;

  private EditionFolder folder;
  private EditionFolder.Opened opened;
  private Thread thread;
  private volatile boolean running;
  private volatile boolean met;
  private Duration pause = PULSE;
  private long committed;
  private long begun = System.nanoTime();
  private long shown = begun;
  /** Not after a failure, which may have been the joining's: a full disk would meet it again and again. */
  private boolean mayJoin = true;

  /** Shows the last edition, if it can be opened; nothing is asked of the database. Once it follows the log, it does so by itself. */
  public synchronized void open() {
    if (folder == null) {
      prepare();
      showLast();
    }
  }

  /** Follows the log from the last edition on; once. Unless that is open, it is shown only when the log cannot be read at once. */
  public synchronized void start() {
    if (folder == null) {
      prepare();
    }
    running = true;
    thread = Threads.begin("entente-log-follower", this::follow);
  }

  private void prepare() {
    if (!MMapDirectory.UNMAP_SUPPORTED) {
      LOG.warn("Closed editions keep their memory: the module jdk.unsupported is missing from the deployment.");
    }
    worlds.begin();
    folder = new EditionFolder(installation.data().resolve("edition"), model);
  }

  /**
   * Whether readers see what the log held at the start, or at least an edition made from all of it is on its way: before that a
   * member of staff could read in the tables what the public does not see yet.
   */
  public boolean hasMetLog() {
    return met;
  }

  /** Ends the thread, commits and closes. */
  public synchronized void stop() {
    running = false;
    editions.wake();
    if (thread != null) {
      Threads.end(thread);
    } else {
      drop();
    }
    worlds.end();
    editions.end();
  }

  private void follow() {
    while (running) {
      try {
        worlds.letGo();
        begun = System.nanoTime();
        step();
        pause = PULSE;
      } catch (IOException | UncheckedIOException | AlreadyClosedException | Error damaged) {
        // An error, too: a file on a failing disk is met as one, and without this thread nothing is ever shown again.
        LOG.error("The edition's index failed; it is opened again from its last commit or built anew.", damaged);
        mayJoin = false;
        slower();
        drop();
      } catch (Exception away) {
        // Any: a commit over a dying link throws checked exceptions that no signature tells of, and this thread must not end.
        if (pause.equals(PULSE)) {
          LOG.warnf("The publication log cannot be followed (%s); the last edition is served meanwhile.", away);
          LOG.debug("Why the publication log cannot be followed", away);
        }
        slower();
      }
      rest();
    }
    keep();
  }

  /** Reads the log once; applies what is new. When that fails readers keep what they see, after a start the last edition. */
  private void step() throws IOException {
    try {
      meet(log.head());
    } catch (Exception unread) {
      showLast();
      throw unread;
    }
    if (System.nanoTime() - committed > COMMIT_NANOS) {
      opened.index().commit();
      committed = System.nanoTime();
    }
  }

  private void meet(LogHead head) throws IOException {
    resume();
    if (opened == null || !opened.index().fits() || !continues(head)) {
      if (opened != null) {
        showLast();
      }
      met = true;
      rebuild(head);
      return;
    }
    boolean grown = head.sequence() > opened.index().place().number();
    if (grown) {
      catchUp(opened.index(), head);
      mayJoin = true;
    }
    if (grown || !editions.isOpen() || isQuiet() && opened.index().joined()) {
      show(opened.index());
    }
    met = true;
  }

  private boolean isQuiet() {
    return mayJoin && System.nanoTime() - shown > QUIET_NANOS;
  }

  private void show(EditionIndex index) {
    editions.show(index.open());
    shown = System.nanoTime();
  }

  private void resume() {
    if (opened == null) {
      opened = folder.resume().orElse(null);
    }
  }

  /** Better than nothing while the log cannot be read, or has to be read from its beginning. */
  private void showLast() {
    if (!editions.isOpen()) {
      resume();
      if (opened != null) {
        show(opened.index());
      }
    }
  }

  /** Whether the log still holds what this index was made from. */
  private boolean continues(LogHead head) {
    EditionIndex.Place place = opened.index().place();
    if (head.sequence() == place.number()) {
      return place.number() == 0 || head.chain().equals(place.chain());
    }
    return head.sequence() > place.number()
        && (place.number() == 0 || log.chainAt(place.number()).filter(place.chain()::equals).isPresent());
  }

  private void rebuild(LogHead head) throws IOException {
    EditionFolder.Opened fresh = folder.beside();
    try {
      catchUp(fresh.index(), head);
      fresh.index().commit();
      folder.makeCurrent(fresh);
    } catch (IOException | RuntimeException failed) {
      fresh.index().close();
      throw failed;
    }
    show(fresh.index());
    drop();
    opened = fresh;
    folder.clear();
    LOG.infof("The edition was built from the log up to number %d.", fresh.index().place().number());
  }

  /** Up to the head; what has come since has woken this thread again, or is found with the next pulse. */
  private void catchUp(EditionIndex index, LogHead head) throws IOException {
    List<LogEntry> entries = log.after(index.place().number(), BATCH);
    while (!entries.isEmpty()) {
      index.apply(entries);
      entries = index.place().number() < head.sequence() ? log.after(index.place().number(), BATCH) : List.of();
    }
  }

  /** Lets go of the index; the edition it gave out stays readable. */
  private void drop() {
    if (opened != null) {
      try {
        opened.index().close();
      } catch (IOException | RuntimeException unclosable) {
        LOG.warnf("The edition's index could not be closed (%s).", unclosable);
      }
      opened = null;
    }
  }

  private void keep() {
    try {
      if (opened != null) {
        opened.index().commit();
      }
    } catch (IOException | RuntimeException failed) {
      LOG.warnf("The edition's index could not be committed (%s); it follows the log from its last commit.", failed);
    }
    drop();
  }

  private void slower() {
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void rest() {
    LockSupport.parkNanos(shown + Math.min(shown - begun, LONGEST_STANDING_NANOS) - System.nanoTime());
    try {
      editions.awaitWake(pause);
    } catch (InterruptedException stopped) {
      running = false;
    }
  }
}
