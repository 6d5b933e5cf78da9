package org.entente.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.entente.testing.Http;

/** Does many things at once. */
public final class Crowd {
  private static final int MOST_TRIES = 100;

  private Crowd() {}

  /** So many tasks, numbered from 0. */
  public static <T> List<Callable<T>> tasks(int count, IntFunction<Callable<T>> task) {
    return IntStream.range(0, count).mapToObj(task).toList();
  }

  /** The results in the order of the tasks; a task's failure fails. */
  public static <T> List<T> each(int threads, List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
    ExecutorService people = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> done : people.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } finally {
      people.shutdownNow();
    }
  }

  /** One thread for each task; none begins before all are there. */
  public static <T> List<T> together(List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    List<Callable<T>> waiting = new ArrayList<>();
    tasks.forEach(task -> waiting.add(() -> {
      start.await();
      return task.call();
    }));
    return each(tasks.size(), waiting);
  }

  /** The answer of a server that may be too busy at first: it says when to come again, and has done nothing then. */
  public static Http.Answer patiently(Supplier<Http.Answer> request) {
    Http.Answer answer = request.get();
    for (int tries = 1; answer.status() == 503 && tries < MOST_TRIES; tries++) {
      assertThat(answer.header("Retry-After")).as("%s", answer).isPresent();
      answer = request.get();
    }
    return answer;
  }
}
