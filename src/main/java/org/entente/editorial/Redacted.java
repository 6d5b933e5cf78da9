package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entente.content.Content;
import org.entente.history.Revision;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** What was taken out by law stays out: nobody writes, moves or deletes the content that held it. */
public final class Redacted {
  private Redacted() {}

  public static void refuse(Content content) {
    if (content.isRedacted()) {
      throw problem();
    }
  }

  static Problem problem() {
    return Problem.of(ProblemKind.REFUSED, "redacted",
        "Its text was taken out by law, so nothing can be done with it any more. Begin a new content instead.");
  }

  /** What a revision said. */
  static ObjectNode text(Revision revision) {
    return revision.json().filter(json -> !revision.action().equals(Revision.REDACT)).orElseThrow(() -> Problem.of(ProblemKind.REFUSED,
        "revision-redacted", "The text of revision " + revision.number() + " was taken out by law. Choose another revision.")
        .with("revision", revision.number()));
  }
}
