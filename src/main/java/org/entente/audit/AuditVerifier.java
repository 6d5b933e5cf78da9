package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.audit.AuditSeals.Sealed;

/** Recomputes the whole chain from the rows as they stand. */
@ApplicationScoped
public class AuditVerifier {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @Inject
  AuditSeals seals;

  @Inject
  Clock clock;

  public Report verify() {
    ChainCheck check = walk();
    Instant now = clock.instant();
    long overdue = seals.waiting(now.minus(LONGEST_WAIT));
    Optional<String> fault =
        check.fault().or(() -> overdue == 0 ? Optional.empty() : Optional.of(overdue + " rows wait for their seal for over 60 s"));
    return new Report(check.number(), check.chain(), seals.waiting(now), fault);
  }

  private ChainCheck walk() {
    ChainCheck check = new ChainCheck();
    List<Sealed> page;
    do {
      page = seals.after(check.number());
      for (Sealed next : page) {
        if (!check.accept(next)) {
          return check;
        }
      }
    } while (!page.isEmpty());
    return check;
  }

  /**
   * What the walk found.
   *
   * @param sealed how many seals fit
   * @param chain the chain at the last of them
   * @param waiting how many rows have no seal yet; a second's worth is normal
   * @param fault the first thing that does not fit
   */
  public record Report(long sealed, String chain, long waiting, Optional<String> fault) {}
}
