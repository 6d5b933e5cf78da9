package org.entente.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/** An import that runs on the server, watched to its end; when the watcher is interrupted (Ctrl-C), the import is cancelled cleanly. */
final class FollowedImport {
  private static final long LOOK_AGAIN = 300;

  private final LocalClient client;
  private final URI address;
  private volatile boolean interrupted;
  private volatile boolean ended;

  FollowedImport(LocalClient client, URI address) {
    this.client = client;
    this.address = address;
  }

  /** @return the report without its lines */
  Map<String, Object> follow() throws IOException, InterruptedException {
    Thread cancel = new Thread(this::cancel, "cancel-import");
    Runtime.getRuntime().addShutdownHook(cancel);
    Progress progress = Progress.of("Importing");
    while (true) {
      Map<String, Object> run = look();
      if (!interrupted && !"running".equals(run.get("status"))) {
        ended = true;
        progress.done();
        return run;
      }
      if (interrupted) {
        Thread.currentThread().join(); // the process ends when the other thread has told how it stands
      }
      if (run.get("done") instanceof Number done && run.get("total") instanceof Number total) {
        progress.count(done.intValue(), total.intValue(), run.get("rowsPerSecond") instanceof Number rate ? rate.intValue() : 0);
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private Map<String, Object> look() throws IOException, InterruptedException {
    HttpResponse<String> response = client.get(URI.create(address + "?limit=1"));
    if (response.statusCode() != 200) {
      throw new Trouble("The import cannot be followed: " + LocalClient.refusal(response) + ".");
    }
    return Json.object(response.body());
  }

  /** The last thing this process does: the server stops after the batch at hand, and what is done stands. */
  private void cancel() {
    if (ended) {
      return;
    }
    interrupted = true;
    System.out.println("\nStopping after the batch at hand …");
    try {
      client.post(address.getPath() + "/cancel");
      Map<String, Object> run = look();
      while ("running".equals(run.get("status"))) {
        Thread.sleep(LOOK_AGAIN);
        run = look();
      }
      ended = true;
      new ImportReport(client, address, run).print();
    } catch (IOException e) {
      System.err.println("The import could not be cancelled: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
  }
}
