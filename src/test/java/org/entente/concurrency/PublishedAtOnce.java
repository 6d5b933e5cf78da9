package org.entente.concurrency;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.durability.House;
import org.entente.durability.Office;
import org.entente.testing.Until;

/**
 * Many pairs published at once, under the eyes of a reader and, where the database lets anybody in, of a watcher of the log.
 *
 * @param before the log's last number before the first of them
 * @param sights what the reader saw
 * @param looks how many times the watcher looked
 */
record PublishedAtOnce(long before, List<Pair.Published> published, List<AssertingReader.Sight> sights, int looks) {
  private static final int AT_ONCE = 20;
  private static final String CATEGORY = "pairs";

  /** Every fourth is public already and gets a new version; the others become public. */
  static PublishedAtOnce of(int count, House house, Office office) throws Exception {
    List<Pair> pairs = Crowd.each(AT_ONCE,
        Crowd.tasks(count, number -> () -> Pair.prepared(office, number, number % 4 > 0, CATEGORY)));
    long before = AssertingReader.edition(house.server().http());
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService watching = Executors.newFixedThreadPool(2);
    try {
      Future<List<AssertingReader.Sight>> reader = watching.submit(
          new AssertingReader(house.server().http(), CATEGORY, pairs.stream().map(Pair::id).toList(), over));
      Optional<Connection> connection = house.connectMeanwhile();
      Future<Integer> watcher = watching.submit(connection.<Callable<Integer>>map(open -> new LogWatcher(open, over))
          .orElse(() -> 0));
      List<Pair.Published> published;
      try {
        published = Crowd.each(AT_ONCE, Crowd.tasks(count, number -> () -> pairs.get(number).publish(office)));
        long last = published.stream().mapToLong(Pair.Published::sequence).max().orElseThrow();
        Until.holds("the public reads " + last, () -> AssertingReader.edition(house.server().http()) >= last);
      } finally {
        over.set(true);
      }
      return new PublishedAtOnce(before, published, reader.get(), watcher.get());
    } finally {
      watching.shutdownNow();
    }
  }

  /** The log's last number: each pair takes two. */
  long after() {
    return before + 2L * published.size();
  }
}
