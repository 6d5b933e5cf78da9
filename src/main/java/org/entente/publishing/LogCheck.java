package org.entente.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.entente.publishing.LogPages.Kept;
import org.entente.schema.CanonicalJson;
import org.entente.values.Finding;

/** Walks the entries of the log in order. Behind a fault it goes on from what stands there, so that each fault is told once. */
final class LogCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<Finding> findings;
  private final Predicate<Publication> redactedAfter;
  private long number;
  private long first;
  private Instant at = Instant.EPOCH;
  private String chain = Chain.START;
  private long prints;
  private long redacted;

  /** @param redactedAfter whether a redaction follows in the log for the variant of a print */
  LogCheck(Consumer<Finding> findings, Predicate<Publication> redactedAfter) {
    this.findings = findings;
    this.redactedAfter = redactedAfter;
  }

  void accept(Kept next) {
    Publication entry = next.entry();
    if (entry.sequence == number + 1) {
      checkPlace(entry);
    } else {
      tell(number + 1, entry.sequence == number + 2 ? "is missing" : "and the following up to " + (entry.sequence - 1) + " are missing");
    }
    checkBody(entry, next.body());
    number = entry.sequence;
    first = entry.firstSequence;
    at = entry.at;
    chain = entry.chain;
  }

  private void checkPlace(Publication entry) {
    if (!Chain.next(chain, entry).equals(entry.chain)) {
      tell(entry.sequence, "was changed, or the chain before it: its chain does not follow");
    }
    if (entry.firstSequence != first && entry.firstSequence != entry.sequence) {
      tell(entry.sequence, "does not belong to the transaction it names");
    }
    if (entry.at.isBefore(at)) {
      tell(entry.sequence, "is older than the entry before it");
    }
  }

  private void checkBody(Publication entry, byte[] body) {
    boolean isPrint = entry.action.isPrint();
    prints += isPrint ? 1 : 0;
    if (isPrint != (entry.bodySha256 != null) || !isPrint && body != null) {
      tell(entry.sequence, isPrint ? "is a print without the hash of its body" : "is no print and has a body or the hash of one");
    } else if (isPrint && body == null) {
      checkAbsent(entry);
    } else if (isPrint && !CanonicalJson.sha256(body).equals(entry.bodySha256)) {
      tell(entry.sequence, "has a body that is not the one that was printed");
    } else if (isPrint && !isTold(entry, body)) {
      tell(entry.sequence, "tells other dates or another place than its printed body");
    }
  }

  private void checkAbsent(Publication entry) {
    if (redactedAfter.test(entry)) {
      redacted++;
    } else {
      tell(entry.sequence, "has lost its body, and no redaction says so");
    }
  }

  /** The columns beside the chain say what the body says, which the chain holds. */
  private static boolean isTold(Publication entry, byte[] body) {
    try {
      JsonNode print = JSON.readTree(body);
      return is(print, "id", entry.contentId) && is(print, "type", entry.type) && is(print, "locale", entry.locale.toLanguageTag())
          && is(print, "slug", entry.slug) && is(print, "publishedAt", entry.publishedAt)
          && is(print, "firstPublishedAt", entry.firstPublishedAt) && is(print, "updatedAt", entry.updatedAt);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean is(JsonNode print, String member, Object value) {
    return Objects.equals(print.path(member).textValue(), String.valueOf(value));
  }

  /** All entries have been seen; the counter must say where they ended. */
  void end(LogHead head) {
    if (number < head.sequence()) {
      tell(number + 1, "is missing, and all after it: the counter stands at " + head.sequence());
    } else if (!chain.equals(head.chain()) || !at.equals(head.instant())) {
      findings.accept(new Finding("log/counter", "holds another chain or instant than the last entry, " + number));
    }
  }

  private void tell(long place, String fault) {
    findings.accept(new Finding("log/" + place, fault));
  }

  long number() {
    return number;
  }

  long prints() {
    return prints;
  }

  long redacted() {
    return redacted;
  }
}
