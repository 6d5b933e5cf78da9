package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.entente.testing.Until;
import org.entente.threads.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the law takes leaves the index's files too. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RedactionTest {
  private static final String SECRET = "geheim-8471";
  private static final int SEGMENTS = 8;

  private final HeldMerges directory = new HeldMerges();
  private final Toy toy = new Toy();

  @Test
  void leavesNothingInTheFilesThoughSegmentsAreBeingMerged() throws Exception {
    try (EditionIndex index = EditionIndex.create(directory, Toy.MODEL)) {
      for (int id = 1; id <= SEGMENTS; id++) {
        toy.publish("towns", id, "fr", "t" + id, SECRET + " " + id, "");
        index.apply(toy.log.subList(id - 1, id));
      }
      index.commit();
      assertThat(directory.holds(SECRET)).isTrue();
      index.joined();
      try {
        directory.begun.await();
        FutureTask<Void> redaction = new FutureTask<>(() -> redact(index));
        Thread follower = Threads.begin("redacts", redaction);
        Until.holds("the redaction waits for the merge", () -> redaction.isDone() || follower.getState() == Thread.State.WAITING);
        directory.go.countDown();
        redaction.get();
      } finally {
        directory.go.countDown();
      }
      assertThat(directory.holds(SECRET)).isFalse();
    }
  }

  private Void redact(EditionIndex index) throws IOException {
    for (int id = 1; id <= SEGMENTS; id++) {
      toy.redact("towns", id, "fr", "t" + id);
    }
    index.apply(toy.log.subList(SEGMENTS, 2 * SEGMENTS));
    index.commit();
    return null;
  }

  /** Files in memory, of which a merge writes none before it is told to go on. */
  private static final class HeldMerges extends FilterDirectory {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);

    HeldMerges() {
      super(new ByteBuffersDirectory());
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      if (context.context == IOContext.Context.MERGE) {
        begun.countDown();
        try {
          go.await();
        } catch (InterruptedException stopped) {
          throw new IOException(stopped);
        }
      }
      return super.createOutput(name, context);
    }

    boolean holds(String text) throws IOException {
      for (String name : listAll()) {
        try (IndexInput file = openInput(name, IOContext.READONCE)) {
          byte[] bytes = new byte[(int) file.length()];
          file.readBytes(bytes, 0, bytes.length);
          if (new String(bytes, StandardCharsets.ISO_8859_1).contains(text)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
