package org.entente.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.entente.values.Finding;

/** Recomputes the hash of every revision, page by page, and looks whether each content's numbers are whole. */
@ApplicationScoped
public class RevisionVerifier {
  private static final int PAGE = 200;

  @Inject
  RevisionPages pages;

  /**
   * Tells what does not fit.
   *
   * @param witnessed the hashes of some contents' revisions as another record holds them
   */
  public Report verify(Function<Collection<UUID>, Map<Revision.Key, String>> witnessed, Consumer<Finding> findings) {
    RevisionCheck check = new RevisionCheck(findings);
    List<RevisionPages.Kept> page = pages.after(new Revision.Key(new UUID(0, 0), 0), PAGE);
    while (!page.isEmpty()) {
      Map<Revision.Key, String> hashes = witnessed.apply(page.stream().map(kept -> kept.revision().contentId).distinct().toList());
      page.forEach(kept -> check.accept(kept, hashes));
      Revision last = page.get(page.size() - 1).revision();
      page = pages.after(new Revision.Key(last.contentId, last.number), PAGE);
    }
    check.end();
    pages.contentsWithout().forEach(id -> findings.accept(new Finding("content/" + id, "has no revision at all")));
    return new Report(check.revisions(), check.redacted(), check.unwitnessed());
  }

  /**
   * What was looked at.
   *
   * @param redacted how many have lost their text by law
   * @param unwitnessed how many no other record knows, as those that came with another installation's history
   */
  public record Report(long revisions, long redacted, long unwitnessed) {}
}
