package org.entente.history;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.schema.CanonicalJson;
import org.entente.values.Finding;

/** Walks revisions by content and number. Behind a fault it goes on, so that each is told once. */
final class RevisionCheck {
  private final Consumer<Finding> findings;
  private UUID content;
  private int number;
  private Integer newest;
  private int textless;
  private long revisions;
  private long redacted;
  private long unwitnessed;

  RevisionCheck(Consumer<Finding> findings) {
    this.findings = findings;
  }

  /** @param witnessed the hashes that another record holds of this content's revisions */
  void accept(RevisionPages.Kept next, Map<Revision.Key, String> witnessed) {
    Revision revision = next.revision();
    if (!revision.contentId.equals(content)) {
      end();
      content = revision.contentId;
      number = 0;
    }
    if (revision.number != number + 1) {
      tell(number + 1, "is missing");
    }
    checkText(revision);
    checkWitness(revision, witnessed.get(new Revision.Key(revision.contentId, revision.number)));
    number = revision.number;
    newest = next.newest();
    revisions++;
  }

  private void checkText(Revision revision) {
    if (revision.action.equals(Revision.REDACT)) {
      textless = 0;
    }
    if (revision.body == null) {
      redacted++;
      textless = textless == 0 ? revision.number : textless;
    } else if (!CanonicalJson.sha256(revision.body.getBytes(StandardCharsets.UTF_8)).equals(revision.sha256)) {
      tell(revision.number, "has a text that is not the one its hash was made of");
    }
  }

  private void checkWitness(Revision revision, String witnessed) {
    if (witnessed == null) {
      unwitnessed++;
    } else if (!witnessed.equals(revision.sha256)) {
      tell(revision.number, "has another hash than the audit witnessed");
    }
  }

  /** The content at hand has ended. */
  void end() {
    if (textless > 0) {
      tell(textless, "has lost its text, and no redaction says so");
      textless = 0;
    }
    if (content != null && newest != null && newest != number) {
      tell(newest, "is not the last revision, although the content stands at it");
    }
    content = null;
  }

  private void tell(int place, String fault) {
    findings.accept(new Finding("revision/" + content + "/" + place, fault));
  }

  long revisions() {
    return revisions;
  }

  long redacted() {
    return redacted;
  }

  long unwitnessed() {
    return unwitnessed;
  }
}
