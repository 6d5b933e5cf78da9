package org.entente.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.publishing.LogPages.Kept;
import org.entente.schema.CanonicalJson;
import org.junit.jupiter.api.Test;

class LogCheckTest {
  private static final Instant NOW = Instant.parse("2026-07-14T09:00:00Z");
  private final List<Kept> log = new ArrayList<>();
  private boolean redacted;
  private LogCheck check;

  LogCheckTest() {
    for (int number = 1; number <= 6; number++) {
      append(number);
    }
  }

  @Test
  void acceptsWhatNobodyTouched() {
    assertThat(found()).isEmpty();
    assertThat(check.number()).isEqualTo(6);
    assertThat(check.prints()).isEqualTo(5);
  }

  @Test
  void findsAChangedBody() {
    log.set(1, new Kept(log.get(1).entry(), "{}".getBytes(StandardCharsets.UTF_8)));
    assertThat(found()).containsExactly("log/2 has a body that is not the one that was printed");
  }

  @Test
  void findsABodyChangedTogetherWithItsHash() {
    byte[] forged = "{}".getBytes(StandardCharsets.UTF_8);
    log.get(1).entry().bodySha256 = CanonicalJson.sha256(forged);
    log.set(1, new Kept(log.get(1).entry(), forged));
    assertThat(found()).contains("log/2 was changed, or the chain before it: its chain does not follow");
  }

  @Test
  void findsALostBodyUnlessARedactionSaysSo() {
    log.set(1, new Kept(log.get(1).entry(), null));
    assertThat(found()).containsExactly("log/2 has lost its body, and no redaction says so");
    redacted = true;
    assertThat(found()).isEmpty();
    assertThat(check.redacted()).isEqualTo(1);
  }

  @Test
  void findsABodyWhereNothingWasPrinted() {
    log.set(5, new Kept(log.get(5).entry(), new byte[0]));
    assertThat(found()).containsExactly("log/6 is no print and has a body or the hash of one");
  }

  @Test
  void findsAGapAndGoesOnBehindIt() {
    log.remove(2);
    log.get(3).entry().slug = "forged";
    assertThat(found()).contains("log/3 is missing", "log/5 was changed, or the chain before it: its chain does not follow");
    log.remove(2);
    assertThat(found()).contains("log/3 and the following up to 4 are missing");
  }

  @Test
  void findsAChangedChainWhereItStandsAndWhereItLeads() {
    log.get(2).entry().chain = Chain.START;
    assertThat(found()).containsExactly("log/3 was changed, or the chain before it: its chain does not follow",
        "log/4 was changed, or the chain before it: its chain does not follow");
  }

  @Test
  void findsDatesBesideTheChainThatTheBodyDoesNotTell() {
    log.get(0).entry().firstPublishedAt = NOW.minusSeconds(1);
    assertThat(found()).containsExactly("log/1 tells other dates or another place than its printed body");
  }

  @Test
  void findsATransactionAndATimeThatCannotBe() {
    Publication odd = log.get(3).entry();
    odd.firstSequence = 2;
    odd.at = NOW.minusSeconds(60);
    odd.chain = Chain.next(log.get(2).entry().chain, odd);
    assertThat(found()).contains("log/4 does not belong to the transaction it names", "log/4 is older than the entry before it");
  }

  @Test
  void findsACounterThatDoesNotTellTheEnd() {
    LogHead real = head();
    assertThat(found(new LogHead(6, Chain.START, NOW))).containsExactly("log/counter holds another chain or instant than the last entry, 6");
    assertThat(found(new LogHead(8, real.chain(), real.instant())))
        .containsExactly("log/7 is missing, and all after it: the counter stands at 8");
  }

  private List<String> found() {
    return found(head());
  }

  private List<String> found(LogHead head) {
    List<String> found = new ArrayList<>();
    check = new LogCheck(finding -> found.add(finding.place() + " " + finding.fault()), print -> redacted);
    log.forEach(check::accept);
    check.end(head);
    return found;
  }

  private LogHead head() {
    Publication last = log.get(log.size() - 1).entry();
    return new LogHead(6, last.chain, last.at);
  }

  /** The last ends the first's print. */
  private void append(int number) {
    Publication entry = new Publication();
    entry.sequence = number;
    entry.firstSequence = number;
    entry.contentId = new UUID(0, number % 5);
    entry.type = "kites";
    entry.locale = Locale.FRENCH;
    entry.slug = "cerf-volant";
    entry.action = number == 6 ? Action.WITHDRAWN : Action.PUBLISHED;
    entry.at = NOW;
    entry.publishedAt = NOW;
    entry.firstPublishedAt = NOW;
    entry.updatedAt = NOW;
    byte[] body = number == 6 ? null : ("{\"id\":\"" + entry.contentId + "\",\"type\":\"kites\",\"locale\":\"fr\",\"slug\":\"cerf-volant\","
        + "\"publishedAt\":\"" + NOW + "\",\"firstPublishedAt\":\"" + NOW + "\",\"updatedAt\":\"" + NOW + "\"}").getBytes(StandardCharsets.UTF_8);
    entry.bodySha256 = body == null ? null : CanonicalJson.sha256(body);
    entry.chain = Chain.next(log.isEmpty() ? Chain.START : log.get(number - 2).entry().chain, entry);
    log.add(new Kept(entry, body));
  }
}
