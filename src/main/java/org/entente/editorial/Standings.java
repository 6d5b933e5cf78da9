package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.history.Revisions;
import org.entente.history.Revisions.Contribution;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.workflow.Standing;

/** Where the languages of a content stand: their states, what of them is live, who wrote since the last review. */
@ApplicationScoped
class Standings {
  @Inject
  PublicationLog log;

  @Inject
  Revisions revisions;

  /** Two statements, however many languages. */
  Of of(Content content) {
    int oldest = content.variants().values().stream().mapToInt(Variant::reviewedRevision).min().orElse(0);
    return new Of(log.last(content.id()), revisions.contributions(content.id(), oldest));
  }

  /** The standings of one content at one moment of a transaction. */
  record Of(Map<Locale, Publication> last, List<Contribution> contributions) {
    Standing standing(Variant variant) {
      return new Standing(variant.type(), variant.locale(), variant.state(), isLive(variant.locale()), variant.isApprovedAsItStands(),
          variant.schedule().isPresent(), Contribution.writers(contributions, variant.locale(), variant.reviewedRevision()));
    }

    /** Whether what is public came in as already public. */
    boolean isMigrated(Locale locale) {
      return last.containsKey(locale) && last.get(locale).isMigrated();
    }

    boolean isLive(Locale locale) {
      return last.containsKey(locale) && last.get(locale).isLive();
    }
  }
}
