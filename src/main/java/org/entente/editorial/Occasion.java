package org.entente.editorial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.content.Variant;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/** What colleagues are told about. */
public enum Occasion {
  /** A text waits for a review. */
  YOUR_REVIEW,
  /** A reviewer wants changes. */
  SENT_BACK,
  /** Its review is complete. */
  APPROVED,
  PUBLISHED,
  /** What was public is not any more. */
  WITHDRAWN,
  /** It became public without review, so somebody must look at it. */
  FORCED,
  /** What was planned waits for the end of an embargo. */
  SCHEDULE_MOVED,
  /** What was planned rests on nothing any more. */
  SCHEDULE_LAPSED,
  /** What was planned could not be done when it was due. */
  SCHEDULE_FAILED,
  COMMENT,
  REPLY;

  /** Its name in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Occasion::word).toList();
  }

  /** What a move of this language is to colleagues, if anything. */
  static Optional<Occasion> of(Transition move, Variant after) {
    return Optional.ofNullable(switch (move) {
      case SUBMIT -> YOUR_REVIEW;
      case REQUEST_CHANGES -> SENT_BACK;
      case APPROVE -> after.state() == State.IN_REVIEW ? YOUR_REVIEW : after.isFlagged() ? FORCED : APPROVED;
      case PUBLISH -> PUBLISHED;
      case FORCE_PUBLISH -> FORCED;
      case WITHDRAW -> WITHDRAWN;
      case EDIT, RECALL, DISCARD, CANCEL_SCHEDULE, ARCHIVE, REOPEN, MIGRATE -> null;
    });
  }
}
