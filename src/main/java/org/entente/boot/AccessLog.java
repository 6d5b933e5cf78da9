package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * The server's log of requests, which writes whole buffers only ({@code config/logging.cli}): to write each line, or to wake a thread
 * that does, would cost a fifth of what a ready answer does. {@link Startup} sees to it that no line waits long.
 */
@ApplicationScoped
public class AccessLog {
  /** Held here: who only asks for a logger by name may be given another when nobody holds it. */
  private final Logger requests = Logger.getLogger("io.undertow.accesslog");

  /** Writes what has been logged so far. */
  void write() {
    for (Handler handler : requests.getHandlers()) {
      handler.flush();
    }
  }
}
