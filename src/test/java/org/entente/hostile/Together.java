package org.entente.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work in several threads; it fails as any of them fails. */
final class Together {
  static final int THREADS = 4;

  private Together() {}

  /** What one of them does. */
  @FunctionalInterface
  interface Work {
    /** @param number which of them, from 0 */
    void run(int number) throws Exception;
  }

  static void run(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        all.add(threads.submit(() -> {
          work.run(number);
          return null;
        }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
