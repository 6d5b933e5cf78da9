package org.entente.problem;

/** The version a write was made against, as the request names it. */
public final class IfMatch {
  private IfMatch() {}

  /** The version a request names; a write that names none, or any, is refused. */
  public static String named(String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      throw Problem.of(ProblemKind.PRECONDITION_MISSING, "if-match-needed",
          "Say which version you change: send the ETag you read as If-Match.");
    }
    return ifMatch.strip();
  }

  /** Lets a write pass only when it was made against the version that stands. */
  public static void require(String given, String current) {
    if (!bare(given).equals(current)) {
      throw Problem.of(ProblemKind.STALE, "stale-edit", "Somebody has changed this since you read it. Read it again, then"
          + " repeat your change on what stands there now.").with("yours", bare(given)).with("current", current);
    }
  }

  private static String bare(String etag) {
    String text = etag.strip();
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }
}
