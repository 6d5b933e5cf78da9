package org.entente.editorial;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Content;
import org.entente.content.Schedule;

/**
 * Something happened at the desk that colleagues are told about: fired in the transaction that makes it so, so that nothing is told
 * that did not happen. It carries no words, which may be taken back or out later; whoever tells of it reads them where they stand.
 *
 * @param locales empty for all languages
 * @param by who did it
 * @param number of the revision whose note says why, or of the comment; 0 for none
 * @param plan what was planned, where it is about that
 */
public record Occurred(Occasion occasion, String type, UUID content, List<Locale> locales, UUID by, int number, Optional<Plan> plan) {
  /** Whose plan, for when; and why it is not to be, where it is not. */
  public record Plan(UUID by, Instant due, Optional<String> problem) {}

  public Occurred {
    locales = List.copyOf(locales);
  }

  static Occurred moved(Occasion occasion, Content content, Collection<Locale> locales, UUID by) {
    return new Occurred(occasion, content.type(), content.id(), List.copyOf(locales), by, content.revision(), Optional.empty());
  }

  static Occurred planned(Occasion occasion, Content content, Locale locale, UUID by, Schedule plan, String problem) {
    return new Occurred(occasion, content.type(), content.id(), List.of(locale), by, 0,
        Optional.of(new Plan(plan.by(), plan.due(), Optional.ofNullable(problem))));
  }

  /** About the plan of a release, told with a text that is in it. */
  static Occurred planned(Occasion occasion, ReleaseItem item, UUID by, Schedule plan, String problem) {
    return new Occurred(occasion, item.type, item.content, List.of(item.locale), by, 0,
        Optional.of(new Plan(plan.by(), plan.due(), Optional.ofNullable(problem))));
  }

  static Occurred said(Comment comment, String type) {
    return new Occurred(comment.isReply() ? Occasion.REPLY : Occasion.COMMENT, type, comment.contentId,
        comment.about().locale().stream().toList(), comment.author(), comment.number(), Optional.empty());
  }
}
