package org.entente.installing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Every command line that any process of this machine showed while this was open: what {@code ps} tells everybody. */
final class CommandLines implements AutoCloseable {
  private static final long LOOK_AGAIN = 20_000_000;

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread watcher = new Thread(this::watch, "command-lines");
  private volatile boolean closed;

  private CommandLines() {
    watcher.setDaemon(true);
    watcher.start();
  }

  static CommandLines open() {
    return new CommandLines();
  }

  Set<String> seen() {
    return seen;
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    watcher.join();
  }

  private void watch() {
    while (!closed) {
      ProcessHandle.allProcesses().forEach(process -> process.info().commandLine().ifPresent(seen::add));
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }
}
