package org.entente.editorial;

import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** The editorial versions as ETags: opaque to clients, never the same for a content and one of its languages. */
final class Etags {
  private Etags() {}

  static String of(Content content) {
    return "c" + content.version();
  }

  static String of(Variant variant) {
    return variant.locale().toLanguageTag() + "-" + variant.version();
  }

  /** Lets a write pass only when it was made against the version that stands. */
  static void require(String given, String current) {
    if (!bare(given).equals(current)) {
      throw Problem.of(ProblemKind.STALE, "stale-edit", "Somebody has changed this since you read it. Read it again, then"
          + " repeat your change on what stands there now.").with("yours", bare(given)).with("current", current);
    }
  }

  /** The version a request names; a write that names none, or any, is refused. */
  static String named(String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      throw Problem.of(ProblemKind.PRECONDITION_MISSING, "if-match-needed",
          "Say which version you change: send the ETag you read as If-Match.");
    }
    return ifMatch.strip();
  }

  private static String bare(String etag) {
    String text = etag.strip();
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }
}
