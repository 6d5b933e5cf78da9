package org.entente.archive;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Makes archives while everybody goes on working; one at a time, since each holds a connection as long as its reader takes. */
@ApplicationScoped
class Archives {
  @Resource(lookup = "java:jboss/datasources/EntenteDS")
  DataSource database;

  @Inject
  Clock clock;

  private final Semaphore turn = new Semaphore(1);

  /** Everything that was acknowledged before the call is in it. */
  void write(Scope scope, OutputStream out) throws IOException {
    if (!turn.tryAcquire()) {
      throw Problem.of(ProblemKind.BUSY, "archive-busy", "Another backup or export is being made; ask again when it is done.")
          .with("retryAfter", 30);
    }
    try (Snapshot snapshot = new Snapshot(database)) {
      new ArchiveWriter(snapshot.connection(), scope, clock.instant()).write(out);
    } catch (SQLException failed) {
      throw new IOException("The archive could not be written", failed);
    } finally {
      turn.release();
    }
  }
}
