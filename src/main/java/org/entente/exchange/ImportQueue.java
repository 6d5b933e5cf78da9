package org.entente.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.entente.threads.Threads;
import org.jboss.logging.Logger;

/** Imports wait here and are done one after the other, beside the requests; how far each is, is kept after every batch. */
@ApplicationScoped
class ImportQueue {
  private static final Logger LOG = Logger.getLogger(ImportQueue.class);
  private static final int LONGEST = 20;
  private static final int STOP_SECONDS = 10;

  @Inject
  Importer importer;

  @Inject
  ImportRecords records;

  @Inject
  ImportFolder folder;

  private volatile boolean stopping;
  private final Map<UUID, Run> running = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS,
      new ArrayBlockingQueue<>(LONGEST), work -> Threads.of("entente-import", work));

  /** A file that somebody wants imported, or the rest of one after a position. */
  record Job(ImportFile file, Actor actor, Run run, int position) {}

  /** Takes a new file in; refuses when too many wait. */
  void enter(Job job, ObjectNode request) {
    enter(job, () -> records.begin(job.run(), job.actor(), request));
  }

  /** Takes a file in again that was not finished; refuses when too many wait, or when it is here already. */
  void enterAgain(Job job) {
    enter(job, () -> records.resume(job.run(), job.actor()));
  }

  private void enter(Job job, Runnable keep) {
    if (running.putIfAbsent(job.run().id(), job.run()) != null) {
      throw notResumable("It is running.");
    }
    try {
      keep.run();
      worker.execute(() -> work(job));
    } catch (RejectedExecutionException full) {
      job.run().failed("Too many imports were waiting.");
      records.end(job.run());
      running.remove(job.run().id());
      throw Problem.of(ProblemKind.BUSY, "imports-busy", "Too many imports are waiting; send the file again in a minute.")
          .with("retryAfter", 60);
    } catch (RuntimeException failed) {
      running.remove(job.run().id());
      throw failed;
    }
  }

  static Problem notResumable(String why) {
    return Problem.of(ProblemKind.REFUSED, "import-not-resumable", why + " Only an import that was cancelled or cut goes on"
        + " from where it stood; send the file again to begin anew.");
  }

  /** A run this server is at work on, or that waits. */
  Optional<Run> find(UUID id) {
    return Optional.ofNullable(running.get(id));
  }

  private void work(Job job) {
    Run run = job.run();
    boolean ended = brought(run, () -> {
      pause(run);
      importer.run(job.file(), job.actor(), run, job.position(), () -> pause(run));
    });
    if (ended) {
      end(run);
    } else {
      running.remove(run.id());
    }
  }

  /** Brings a run to an end and notes which; false when the server stops, for then its record stays and is read as cut short. */
  static boolean brought(Run run, Runnable work) {
    try {
      work.run();
    } catch (CancellationException cut) {
      if (!run.isCancelled()) {
        return false;
      }
      run.stopped(stands(run) + " It was cancelled.");
    } catch (Throwable failure) {
      // An Error too: a run that nobody ends would show as running until the server starts again.
      run.failed(failed(run, failure));
    }
    return true;
  }

  private void end(Run run) {
    try {
      records.end(run);
      if (run.status() == Run.Status.DONE || run.mode() != Mode.EACH) {
        folder.forget(run.id());
      }
    } finally {
      running.remove(run.id());
    }
  }

  /** Between two batches a run may end. */
  private void pause(Run run) {
    if (stopping || run.isCancelled()) {
      throw new CancellationException("the import stops");
    }
  }

  private static String failed(Run run, Throwable failure) {
    if (failure instanceof Problem problem && problem.kind() == ProblemKind.UNAUTHENTICATED) {
      return stands(run) + " Whoever sent the file may no longer do this: the account was changed meanwhile.";
    }
    String incident = UUID.randomUUID().toString();
    LOG.errorf(failure, "Incident %s: the import %s failed", incident, run.id());
    return stands(run) + " Something went wrong on our side: resume it, or send the file again, and tell the administrator the"
        + " incident " + incident + " if it stays so.";
  }

  private static String stands(Run run) {
    return run.mode() == Mode.EACH ? "The rows that are told as done stand." : "Nothing was kept.";
  }

  /** Lets the batch at hand be finished; an interrupt would close the embedded database's file under everybody's hands. */
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
