package org.entente.editorial;

import java.time.Instant;
import java.time.ZoneId;
import org.entente.content.Content;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Nothing of a content becomes public before its embargo ends, by whatever move; who tries is given the earliest time. */
final class Embargo {
  private Embargo() {}

  /**
   * @param when the moment at which it would become public
   * @param zone where that moment is told
   */
  static void refuse(Content content, Instant when, ZoneId zone) {
    content.embargoUntil().filter(when::isBefore).ifPresent(end -> {
      LocalMoment earliest = LocalMoment.notBefore(end, zone);
      Problem refusal = Problem.of(ProblemKind.REFUSED, "embargoed", "It is under embargo until " + end + ". Plan it with \"at\": \""
          + earliest.at() + "\", \"zone\": \"" + zone + "\" or later, or move embargoUntil.")
          .with("earliest", end.toString()).with("at", earliest.at().toString()).with("zone", zone.getId());
      throw earliest.isShownTwice() ? refusal.with("offset", earliest.offset().getId()) : refusal;
    });
  }
}
