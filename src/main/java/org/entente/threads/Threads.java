package org.entente.threads;

import java.time.Duration;

/** Threads of the deployment: they see its classes, and keep no server from ending. */
public final class Threads {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Threads() {}

  /** One that has begun. */
  public static Thread begin(String name, Runnable work) {
    Thread thread = of(name, work);
    thread.start();
    return thread;
  }

  /** One that begins when it is told to. */
  public static Thread of(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(Threads.class.getClassLoader());
    return thread;
  }

  /** Waits a while for the end of one that has been told to end. Never an interrupt: it would close the embedded database's file. */
  public static void end(Thread thread) {
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
