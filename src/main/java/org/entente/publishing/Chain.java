package org.entente.publishing;

import java.nio.charset.StandardCharsets;
import org.entente.schema.CanonicalJson;

/** The link from one entry to the next: whoever knows a later hash can check every entry before it. */
public final class Chain {
  /** The chain of an empty log. */
  public static final String START = "0".repeat(64);

  private static final String DIGEST = "sha256:";

  private Chain() {}

  /** SHA-256 over the previous chain and every fact of the entry, one per line, lower-case hex. */
  static String next(String previous, Publication entry) {
    String facts = String.join("\n", previous, String.valueOf(entry.sequence), String.valueOf(entry.firstSequence),
        entry.contentId.toString(), entry.type, entry.locale.toLanguageTag(), entry.slug, entry.action.name(),
        entry.at.toString(), entry.notice == null ? "" : digest(entry.notice), entry.redirect == null ? "" : entry.redirect,
        entry.bodySha256 == null ? "" : entry.bodySha256);
    return CanonicalJson.sha256(facts.getBytes(StandardCharsets.UTF_8));
  }

  /** What the chain holds of a notice, and what remains of it after a redaction, so that its words may go and the chain stays. */
  static String digest(String notice) {
    return isDigest(notice) ? notice : DIGEST + CanonicalJson.sha256(notice.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the words of a notice have gone. */
  static boolean isDigest(String notice) {
    return notice.matches(DIGEST + "[0-9a-f]{64}");
  }
}
