package org.entente.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.PublicationLog;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;
import org.entente.threads.Threads;
import org.jboss.logging.Logger;

/**
 * Past worlds, built when they are asked for: one at a time by a thread of its own, two are kept. After each the builder rests twice as long as
 * it has worked, so that whoever asks for ever new moments has a third of one processor at most. Moments between the same two
 * publications are the same world.
 */
@ApplicationScoped
public class PastEditions {
  private static final Logger LOG = Logger.getLogger(PastEditions.class);
  private static final int KEPT = 2;
  private static final int REST = 2;
  /** Who asks first waits so long, since most are built within. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  @Inject
  PublicationLog log;

  @Inject
  PublicModel model;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  /** The one asked last at the end. */
  private final List<PastEdition> kept = new ArrayList<>();
  private Optional<Instant> building = Optional.empty();
  private Instant begun = Instant.MIN;
  private Instant rested = Instant.MIN;
  private Duration usual = SHORTEST;
  private boolean ended;

  /** The world of a moment before the current edition, held for the caller. BUSY {@code past-edition-not-ready} until it is built. */
  Edition at(Instant moment, boolean staff, Edition current) {
    PastEdition past = kept(moment, current).orElseGet(() -> built(moment, current));
    return (staff ? past.forStaff() : past.forPublic(current)).orElseThrow(() -> notReady(SHORTEST));
  }

  synchronized boolean isKept(Instant moment, Edition current) {
    return kept(moment, current).isPresent();
  }

  private synchronized Optional<PastEdition> kept(Instant moment, Edition current) {
    letGo(current);
    Optional<PastEdition> found = kept.stream().filter(past -> past.isOf(moment)).findFirst();
    found.ifPresent(past -> {
      kept.remove(past);
      kept.add(past);
    });
    return found;
  }

  private PastEdition built(Instant moment, Edition current) {
    try {
      return begin(moment, current).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).orElseThrow(() ->
          Problem.of(ProblemKind.BUSY, "busy", "The past cannot be read now; try again in a moment.").with("retryAfter", AFTER_A_FAILURE.toSeconds()));
    } catch (TimeoutException | ExecutionException longer) {
      throw notReady(left(moment));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw notReady(SHORTEST);
    }
  }

  private synchronized CompletableFuture<Optional<PastEdition>> begin(Instant moment, Edition current) {
    if (ended || building.isPresent() || clock.instant().isBefore(rested)) {
      throw notReady(left(moment));
    }
    building = Optional.of(moment);
    begun = clock.instant();
    CompletableFuture<Optional<PastEdition>> result = new CompletableFuture<>();
    Edition base = current.held();
    Threads.begin("entente-past-edition", () -> build(moment, base, result));
    return result;
  }

  private void build(Instant moment, Edition base, CompletableFuture<Optional<PastEdition>> result) {
    Optional<PastEdition> past = Optional.empty();
    try (base) {
      past = Optional.of(PastEdition.build(log.stoodAt(moment), base, log, model, folder()));
      keep(past.get());
    } catch (IOException | RuntimeException failed) {
      LOG.warnf("A past edition could not be built (%s).", failed);
    } finally {
      rest(past.isPresent());
    }
    result.complete(past);
  }

  private synchronized void keep(PastEdition past) {
    if (ended) {
      past.close();
      return;
    }
    kept.add(past);
    while (kept.size() > KEPT) {
      kept.remove(0).close();
    }
  }

  private synchronized void rest(boolean done) {
    Instant now = clock.instant();
    Duration worked = Duration.between(begun, now);
    usual = worked.compareTo(SHORTEST) < 0 ? SHORTEST : worked;
    rested = now.plus(done ? worked.multipliedBy(REST) : AFTER_A_FAILURE);
    building = Optional.empty();
  }

  /** How long it is likely to take until that moment can be had, or at least be begun. */
  private synchronized Duration left(Instant moment) {
    if (building.isEmpty()) {
      return Duration.between(clock.instant(), rested);
    }
    Duration whole = building.get().equals(moment) ? usual : usual.multipliedBy(1 + REST);
    return whole.minus(Duration.between(begun, clock.instant()));
  }

  static Problem notReady(Duration left) {
    return Problem.of(ProblemKind.BUSY, "past-edition-not-ready", "What was public at that moment is not ready to be read yet; ask again after"
        + " the time told in Retry-After.").with("retryAfter", Math.max(1, left.plusMillis(999).toSeconds()));
  }

  /** Lets go of what shows what the law has taken since, or another log. */
  synchronized void letGo(Edition current) {
    letGo(past -> !past.sharesItsPastWith(current));
  }

  synchronized void end() {
    ended = true;
    letGo(past -> true);
  }

  private void letGo(Predicate<PastEdition> over) {
    kept.removeIf(past -> {
      boolean gone = over.test(past);
      if (gone) {
        past.close();
      }
      return gone;
    });
  }

  /** Removes what a server that was killed has left on the disk. */
  void clear() {
    try {
      if (Files.exists(folder())) {
        EditionFolder.remove(folder());
      }
    } catch (IOException unremovable) {
      LOG.warnf("What past editions have left in %s could not be removed (%s); remove it.", folder(), unremovable);
    }
  }

  private Path folder() {
    return installation.data().resolve("past-editions");
  }
}
