package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Sees to it that a line of the server's log of requests is in its file a second later. The server writes whole buffers only
 * ({@code config/logging.cli}): to write each line, or to wake a thread that does, would cost a fifth of what a ready answer does.
 */
@ApplicationScoped
public class AccessLog {
  private static final Duration PULSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Held here: who only asks for a logger by name may be given another when nobody holds it. */
  private final Logger requests = Logger.getLogger("io.undertow.accesslog");
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread;

  synchronized void start() {
    thread = new Thread(this::run, "entente-access-log");
    thread.setDaemon(true);
    thread.start();
  }

  /** Writes what has been logged so far. */
  synchronized void stop() {
    stopping.countDown();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopping.await(PULSE.toMillis(), TimeUnit.MILLISECONDS)) {
        write();
      }
      write();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    for (Handler handler : requests.getHandlers()) {
      handler.flush();
    }
  }
}
