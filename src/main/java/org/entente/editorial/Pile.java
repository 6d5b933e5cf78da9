package org.entente.editorial;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.problem.Parameters;

/** What lies on a desk, by the reason why it lies there. */
public enum Pile {
  /** Waits for somebody's decision; whose, only the rules of each text tell. */
  WAITING("waiting", "(v.state in (State.IN_REVIEW, State.APPROVED) or v.state = State.PUBLISHED and v.forcedBy is not null)"),
  /** What I wrote last and what is not public yet. */
  MINE("mine", "v.author = :me and v.state in (State.DRAFT, State.IN_REVIEW, State.CHANGES_REQUESTED, State.APPROVED)"),
  /** What I wrote and what must be mended. */
  SENT_BACK("sent-back", "v.author = :me and v.state = State.CHANGES_REQUESTED"),
  /** Public without review, and not reviewed since. */
  FORCED("forced", "v.forcedBy is not null"),
  /** Becomes public at a moment to come, or was to. */
  GOING_LIVE("going-live", "(v.schedule.transition in (Transition.PUBLISH, Transition.FORCE_PUBLISH)"
      + " or exists (select 1 from ReleaseItem i, Release r where i.content = v.contentId and i.locale = v.locale and r.id = i.release"
      + " and r.schedule.problem is null and r.schedule.due is not null))"),
  /** Somebody was to look at it again by a day that has come. */
  OVERDUE("overdue", "v.state <> State.ARCHIVED and exists (select 1 from Content c where c.id = v.contentId and c.reviewBy <= :today)"),
  /** A translation of words that are others now. */
  BEHIND("behind", "v.state <> State.ARCHIVED and exists (select 1 from Variant s where s.contentId = v.contentId"
      + " and s.locale = v.source.locale and s.wording <> v.source.wording)"),
  /** A doubt of an import waits for a person. */
  DOUBTFUL("doubtful", "exists (select 1 from Flag f where f.contentId = v.contentId and f.settledAt is null)");

  private static final String WORKFLOW = "org.entente.workflow.";

  private final String word;
  private final String condition;

  Pile(String word, String condition) {
    this.word = word;
    this.condition = condition.replaceAll("(State|Transition)\\.", WORKFLOW + "$1.");
  }

  static Pile read(String word) {
    return Arrays.stream(values()).filter(pile -> pile.word.equals(word)).findFirst()
        .orElseThrow(() -> Parameters.bad("view", "must be one of " + words()));
  }

  /** The names of all piles in the API. */
  public static List<String> words() {
    return Arrays.stream(values()).map(pile -> pile.word).toList();
  }

  /** Its name in the API. */
  String word() {
    return word;
  }

  /** A pile as one person sees it on one day, perhaps of one type or language only. */
  record Of(Pile pile, UUID person, LocalDate today, Optional<String> type, Optional<Locale> locale) {
    String where() {
      return pile.condition + type.map(given -> " and v.type = :type").orElse("") + locale.map(given -> " and v.locale = :locale").orElse("");
    }

    boolean asks(String parameter) {
      return pile.condition.contains(":" + parameter);
    }
  }
}
