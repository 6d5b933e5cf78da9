package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.threads.Rounds;

/**
 * The one thread of a node that seals audit rows, at most a second behind, or twenty behind a transaction that took more than five. Of
 * the last seconds' rows it remembers which have their seal; now and then it asks the database which of the last minutes' have none,
 * because no transaction lives longer, at its start and after a failure which of all.
 */
@ApplicationScoped
public class AuditSealer {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration MOST_TRANSACTIONS = Duration.ofSeconds(5);
  /** The more is written, the longer a long look takes; the verifier misses a seal after a minute. */
  private static final Duration BETWEEN_LONG_LOOKS = Duration.ofSeconds(20);
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

  @Inject
  AuditSeals seals;

  @Inject
  Clock clock;

  private final Rounds rounds = new Rounds("entente-audit-sealer", this::round);
  private Instant far;
  private Instant longLook;
  private Set<UUID> sealed = Set.of();

  public void start() {
    lookAtAllNext();
    rounds.start();
  }

  public void stop() {
    rounds.stop();
  }

  private Duration round() throws Exception {
    Instant now = clock.instant();
    try {
      if (now.isBefore(longLook)) {
        lookAtTheLast(now);
      } else {
        lookFar(now);
      }
      return PAUSE;
    } catch (Exception failed) {
      lookAtAllNext();
      throw failed;
    }
  }

  private void lookAtAllNext() {
    far = Instant.EPOCH;
    longLook = Instant.EPOCH;
  }

  private void lookAtTheLast(Instant now) {
    List<AuditSeals.Written> rows = seals.written(now.minus(MOST_TRANSACTIONS));
    rows.stream().filter(row -> !sealed.contains(row.id())).findFirst().ifPresent(first -> sealFrom(first.at()));
    sealed = rows.stream().map(AuditSeals.Written::id).collect(Collectors.toSet());
  }

  private void lookFar(Instant now) {
    seals.firstUnsealed(far).ifPresent(this::sealFrom);
    far = now.minus(LONGEST_TRANSACTION);
    longLook = now.plus(BETWEEN_LONG_LOOKS);
  }

  private void sealFrom(Instant first) {
    while (!rounds.isEnded() && seals.seal(first)) {
      // There may be more than one batch.
    }
  }
}
