package org.entente.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.entente.audit.AuditSeals.Sealed;
import org.entente.values.Finding;

/** Recomputes the whole chain from the rows as they stand. */
@ApplicationScoped
public class AuditVerifier {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @Inject
  AuditSeals seals;

  @Inject
  Clock clock;

  /** Tells what does not fit; what is sealed meanwhile is looked at, too. */
  public Report verify(Consumer<Finding> findings) {
    ChainCheck check = new ChainCheck(findings);
    List<Sealed> page;
    do {
      page = seals.after(check.number());
      page.forEach(check::accept);
    } while (!page.isEmpty());
    Instant now = clock.instant();
    long overdue = seals.waiting(now.minus(LONGEST_WAIT));
    if (overdue > 0) {
      findings.accept(new Finding("audit", overdue + " rows wait for their seal for over " + LONGEST_WAIT.toSeconds() + " s"));
    }
    return new Report(new AuditHead(check.number(), check.chain()), seals.waiting(now));
  }

  /**
   * What was looked at.
   *
   * @param waiting how many rows have no seal yet; a second's worth is normal
   */
  public record Report(AuditHead head, long waiting) {}
}
