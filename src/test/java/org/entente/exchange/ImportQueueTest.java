package org.entente.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** However an import ends, its report says so. */
class ImportQueueTest {
  private final Run run = Run.of(UUID.randomUUID(), UUID.randomUUID(), new ImportRequest(new Defaults(Optional.empty(), Optional.empty()), Mode.EACH, false), 10);

  @Test
  void anErrorEndsItToo() {
    assertThat(ImportQueue.brought(run, () -> {
      throw new StackOverflowError();
    })).isTrue();
    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(run.json().path("reason").asText()).startsWith("The rows that are told as done stand.").contains("incident");
  }

  @Test
  void aCutByItsSenderIsItsEndAndACutByTheServerIsNone() {
    assertThat(ImportQueue.brought(run, ImportQueueTest::cut)).isFalse();
    assertThat(run.status()).isEqualTo(Run.Status.RUNNING);
    run.cancel();
    assertThat(ImportQueue.brought(run, ImportQueueTest::cut)).isTrue();
    assertThat(run.status()).isEqualTo(Run.Status.CANCELLED);
  }

  private static void cut() {
    throw new CancellationException("the import stops");
  }
}
