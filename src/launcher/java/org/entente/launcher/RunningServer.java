package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A started server and the files that announce it; both are gone when the launcher ends, whatever ends it. */
final class RunningServer {
  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final RunningFile file;
  private final List<Path> announcedIn;
  private volatile boolean stopping;
  private volatile boolean announced;

  RunningServer(Process process, RunningFile file, List<Path> announcedIn) {
    this.process = process;
    this.file = file;
    this.announcedIn = announcedIn;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-server"));
  }

  void announce() throws IOException {
    for (Path folder : announcedIn) {
      file.write(folder);
    }
    announced = true;
  }

  /** Whether a stop was asked for. */
  boolean stopping() {
    return stopping;
  }

  /** @return 0 after a stop that was asked for */
  int untilStopped(Path log) throws InterruptedException {
    int exit = process.waitFor();
    if (!stopping && exit != 0 && exit != 143 && exit != 130) {
      throw new Trouble("The server ended unexpectedly with code " + exit + "; its last words are in " + log + ".");
    }
    return 0;
  }

  /** Asks the server to stop, waits for the requests in flight, and takes the announcement down. */
  synchronized void stop() {
    stopping = true;
    try {
      if (process.isAlive()) {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      for (Path folder : announcedIn) {
        file.remove(folder);
      }
      if (announced) {
        announced = false;
        System.out.println("Entente has stopped.");
      }
    } catch (IOException e) {
      System.err.println("The file running.json could not be removed: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
