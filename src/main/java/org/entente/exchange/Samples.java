package org.entente.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.entente.access.Actor;
import org.entente.accounts.Accounts;
import org.entente.accounts.DemoAccounts;
import org.entente.editorial.Door;
import org.entente.problem.Cause;
import org.entente.threads.Threads;
import org.jboss.logging.Logger;

/**
 * The sample content comes in by the ordinary import and goes out by the ordinary moves, file by file, so that every link leads
 * to something public. A start that was cut short is continued by the next; a file that stands already is passed over.
 */
@ApplicationScoped
public class Samples {
  private static final Logger LOG = Logger.getLogger(Samples.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** How far the loading is. */
  enum Status {
    NONE,
    LOADING,
    DONE,
    FAILED
  }

  @Inject
  SampleFiles files;

  @Inject
  SamplePublishing publishing;

  @Inject
  Importer importer;

  @Inject
  Accounts accounts;

  @Inject
  DemoAccounts people;

  @Inject
  Door door;

  private Thread thread;
  private volatile boolean stopping;
  private volatile Status status = Status.NONE;
  private volatile int done;
  private volatile int total;
  private volatile String reason;

  /** Sees to the demo accounts' password, then loads, beside the start; the accounts must exist. */
  public synchronized void start() {
    status = Status.LOADING;
    thread = Threads.begin("entente-samples", this::load);
  }

  /** Ends the loading between two contents. */
  public synchronized void stop() {
    if (thread != null) {
      stopping = true;
      Threads.end(thread);
    }
  }

  /** {@code {"status","done","total","reason"?}}. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", status.name().toLowerCase(Locale.ROOT))
        .put("done", done).put("total", total);
    if (reason != null) {
      json.put("reason", reason);
    }
    return json;
  }

  private void load() {
    try {
      preparePeople();
      List<SampleFiles.Sample> all = files.all();
      total = all.stream().mapToInt(sample -> sample.file().total()).sum();
      long last = 0;
      for (SampleFiles.Sample sample : all) {
        if (files.isLoaded(sample)) {
          done += sample.file().total();
        } else {
          last = Math.max(last, load(sample));
          files.loaded(sample);
        }
      }
      // Whoever reads "done" may look at once.
      boolean visible = last == 0 || door.isVisible(last);
      LOG.infof("Sample content stands: %d contents%s", total, visible ? "" : ", not all visible on this node yet");
      status = Status.DONE;
    } catch (CancellationException cut) {
      LOG.info("The sample content is loaded further at the next start");
    } catch (Exception failure) {
      LOG.error("The sample content could not be loaded", failure);
      reason = failure.getMessage();
      status = Status.FAILED;
    }
  }

  /** However long the database is away: the office must not be left with a password that was replaced. */
  private void preparePeople() {
    boolean prepared = false;
    while (!prepared) {
      requireRunning();
      try {
        people.prepare();
        prepared = true;
      } catch (RuntimeException failed) {
        if (!Cause.isOutage(failed)) {
          throw failed;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Returns the log's last number. */
  private long load(SampleFiles.Sample sample) {
    Actor author = actor("author");
    Run run = Run.ofSamples(author.account(), sample.file().total());
    importer.run(sample.file(), author, run, 0, this::requireRunning);
    long last = 0;
    for (Line line : run.lines()) {
      requireRunning();
      switch (line.fate()) {
        case REFUSED -> throw new IllegalStateException(sample.name() + ", line " + line.line() + ": "
            + line.column().or(line::pointer).map(place -> place + " ").orElse("") + line.reason().orElse(""));
        case CREATED, UPDATED, UNCHANGED -> last = Math.max(last,
            publishing.publish(author, List.of(actor("protocol"), actor("reviewer"), actor("reviewer2")), actor("publisher"), line)
                .orElse(0L));
        case CONFLICT -> LOG.infof("%s, line %d was edited since and stays as it is", sample.name(), line.line());
      }
      done++;
    }
    return last;
  }

  private void requireRunning() {
    if (stopping) {
      throw new CancellationException("the server is stopping");
    }
  }

  private Actor actor(String name) {
    return accounts.actor(name).orElseThrow(() -> new IllegalStateException("the demo account '" + name + "' is missing"));
  }
}
