package org.entente.exchange;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.entente.access.Actor;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.jboss.logging.Logger;

/** Imports wait here and are done one after the other, beside the requests; a report is kept as it grows. */
@ApplicationScoped
class ImportQueue {
  private static final Logger LOG = Logger.getLogger(ImportQueue.class);
  private static final int LONGEST = 20;
  private static final int STOP_SECONDS = 10;
  private static final long KEEP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);

  @Inject
  Importer importer;

  @Inject
  ImportRecords records;

  private volatile boolean stopping;
  private final Map<UUID, Run> running = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS,
      new ArrayBlockingQueue<>(LONGEST), ImportQueue::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "entente-import");
    thread.setDaemon(true);
    thread.setContextClassLoader(ImportQueue.class.getClassLoader());
    return thread;
  }

  /** Takes a file in; refuses when too many wait. */
  Run enter(ImportFile file, Actor actor, Mode mode) {
    Run run = new Run(actor.account(), mode, file.total());
    running.put(run.id(), run);
    try {
      records.keep(run);
      worker.execute(() -> work(file, actor, run));
      return run;
    } catch (RejectedExecutionException full) {
      running.remove(run.id());
      run.failed("Too many imports were waiting.");
      records.keep(run);
      throw Problem.of(ProblemKind.BUSY, "imports-busy", "Too many imports are waiting; send the file again in a minute.")
          .with("retryAfter", 60);
    }
  }

  /** A run this server is at work on, or that waits. */
  Optional<Run> find(UUID id) {
    return Optional.ofNullable(running.get(id));
  }

  private void work(ImportFile file, Actor actor, Run run) {
    long[] kept = {System.nanoTime()};
    try {
      importer.run(file, actor, run, () -> {
        if (stopping) {
          throw new CancellationException("the server is stopping");
        }
        if (System.nanoTime() - kept[0] > KEEP_EVERY_NANOS) {
          records.keep(run);
          kept[0] = System.nanoTime();
        }
      });
    } catch (CancellationException cut) {
      // The record stays as it is and is read as cut short.
      return;
    } catch (Exception failure) {
      String incident = UUID.randomUUID().toString();
      LOG.errorf(failure, "Incident %s: an import failed after %d rows", incident, run.lines().size());
      run.failed("Something went wrong on our side at the row after the last one listed; "
          + (run.mode() == Mode.EACH ? "the rows before it are kept" : "nothing was kept")
          + ". Send the file again, and tell the administrator the incident " + incident + " if it stays so.");
    }
    try {
      records.keep(run);
    } finally {
      running.remove(run.id());
    }
  }

  /** Lets the row at hand be finished; an interrupt would close the embedded database's file under everybody's hands. */
  @PreDestroy
  void stop() {
    stopping = true;
    worker.getQueue().clear();
    worker.shutdown();
    try {
      worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
