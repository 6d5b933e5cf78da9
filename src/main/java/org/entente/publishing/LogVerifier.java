package org.entente.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.entente.values.Finding;

/** Recomputes the whole log from its entries as they stand, page by page: numbers, times, chain, bodies, counter. */
@ApplicationScoped
public class LogVerifier {
  private static final int PAGE = 200;

  @Inject
  PublicationLog log;

  @Inject
  LogPages pages;

  /** Tells what does not fit; what is appended meanwhile is left for the next time. */
  public Report verify(Consumer<Finding> findings) {
    LogHead head = log.head();
    LogCheck check = new LogCheck(findings, pages::isRedactedAfter);
    List<LogPages.Kept> page;
    do {
      page = pages.kept(check.number(), head.sequence(), PAGE);
      page.forEach(check::accept);
    } while (!page.isEmpty());
    check.end(head);
    if (pages.beyondCounter() > 0) {
      findings.accept(new Finding("log", "holds entries beyond the counter's number"));
    }
    return new Report(head, check.prints(), check.redacted());
  }

  /**
   * What was looked at.
   *
   * @param prints how many entries are prints
   * @param redacted how many of these have lost their body by law
   */
  public record Report(LogHead head, long prints, long redacted) {}
}
