package org.entente.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.util.BytesRef;
import org.entente.publishing.LogPages;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.values.Finding;

/** Holds this node's current edition against the log at the edition's own number: every variant, to the byte, and nothing more. */
@ApplicationScoped
public class EditionVerifier {
  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject
  PublicationLog log;

  @Inject
  LogPages pages;

  @Inject
  Editions editions;

  /** Tells what does not fit. BUSY while no edition is open. */
  public Report verify(Consumer<Finding> findings) {
    long head = log.head().sequence();
    boolean reached = editions.awaitReached(head, PATIENCE);
    try (Edition edition = editions.current()) {
      if (!reached) {
        findings.accept(new Finding("edition", "shows the log up to " + edition.number() + " only, not up to " + head));
      }
      boolean sameLog = edition.number() == 0 || log.chainAt(edition.number()).filter(edition.chain()::equals).isPresent();
      if (!sameLog) {
        findings.accept(new Finding("edition", "was made of another log: the chain at " + edition.number() + " is not its own"));
      }
      return walk(edition, findings);
    }
  }

  private Report walk(Edition edition, Consumer<Finding> findings) {
    EditionCheck check = new EditionCheck(edition, findings);
    long number = 0;
    for (List<Publication> page = page(edition, number); !page.isEmpty(); page = page(edition, number)) {
      page.forEach(check::accept);
      number = page.get(page.size() - 1).sequence();
    }
    Report report = new Report(edition.number(), check.live(), check.gone());
    if (of(edition, ContentDocuments.LIVE).size() + of(edition, ContentDocuments.GONE).size() != check.met()) {
      tellSurplus(edition, findings);
    }
    return report;
  }

  private List<Publication> page(Edition edition, long after) {
    return pages.lastAt(edition.number(), after, PAGE);
  }

  /** Only now that there is one: every variant of the log is kept in mind. */
  private void tellSurplus(Edition edition, Consumer<Finding> findings) {
    Set<String> known = new HashSet<>();
    long number = 0;
    for (List<Publication> page = page(edition, number); !page.isEmpty(); page = page(edition, number)) {
      page.forEach(entry -> known.add(EditionCheck.place(entry)));
      number = page.get(page.size() - 1).sequence();
    }
    for (String kind : List.of(ContentDocuments.LIVE, ContentDocuments.GONE)) {
      for (Stored stored : of(edition, kind)) {
        if (!known.contains(EditionCheck.place(stored))) {
          findings.accept(new Finding(EditionCheck.place(stored), "stands in the edition and was never in the log"));
        }
      }
    }
  }

  private static List<Stored> of(Edition edition, String kind) {
    return edition.stored(SortedDocValuesField.newSlowExactQuery(Stored.KIND, new BytesRef(kind)));
  }

  /**
   * What was looked at: the edition's number, its live variants, and those that were public and are gone.
   */
  public record Report(long number, long live, long gone) {}
}
