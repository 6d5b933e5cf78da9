package org.entente.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.schema.CanonicalJson;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static Publication entry() {
    Publication entry = new Publication();
    entry.sequence = 7;
    entry.firstSequence = 6;
    entry.contentId = new UUID(0, 1);
    entry.type = "kites";
    entry.locale = Locale.FRENCH;
    entry.slug = "cerf-volant";
    entry.action = Action.PUBLISHED;
    entry.at = Instant.parse("2024-01-02T03:04:05Z");
    entry.bodySha256 = "ab";
    return entry;
  }

  @Test
  void hashesThePreviousLinkAndEveryFactOfTheEntry() {
    String facts = Chain.START + "\n7\n6\n00000000-0000-0000-0000-000000000001\nkites\nfr\ncerf-volant\nPUBLISHED\n2024-01-02T03:04:05Z\n\n\nab";
    assertThat(Chain.next(Chain.START, entry())).isEqualTo(CanonicalJson.sha256(facts.getBytes()));
  }

  @Test
  void changesWithEveryFact() {
    List<Consumer<Publication>> changes = List.of(e -> e.sequence++, e -> e.firstSequence--, e -> e.contentId = new UUID(0, 2),
        e -> e.type = "shops", e -> e.locale = Locale.ENGLISH, e -> e.slug = "other", e -> e.action = Action.REPRINTED,
        e -> e.at = e.at.plusNanos(1000), e -> e.notice = "n", e -> e.redirect = "shops/1", e -> e.bodySha256 = "ac");
    String before = Chain.next(Chain.START, entry());
    changes.forEach(change -> {
      Publication changed = entry();
      change.accept(changed);
      assertThat(Chain.next(Chain.START, changed)).isNotEqualTo(before);
    });
    assertThat(Chain.next("1" + Chain.START.substring(1), entry())).isNotEqualTo(before);
  }

  @Test
  void confusesNoTwoFactsThatStandBesideEachOther() {
    Publication notice = entry();
    notice.notice = "x";
    Publication redirect = entry();
    redirect.redirect = "x";
    assertThat(Chain.next(Chain.START, notice)).isNotEqualTo(Chain.next(Chain.START, redirect));
  }

  @Test
  void confusesNoNoticeOfTwoLinesWithANoticeAndARedirect() {
    Publication one = entry();
    one.notice = "a\nshops/1";
    Publication other = entry();
    other.notice = "a";
    other.redirect = "shops/1";
    assertThat(Chain.next(Chain.START, one)).isNotEqualTo(Chain.next(Chain.START, other));
  }

  @Test
  void staysWhenANoticeGivesWayToItsDigest() {
    Publication told = entry();
    told.notice = "Retiré à la demande de la famille.";
    Publication redacted = entry();
    redacted.notice = Chain.digest(told.notice);
    assertThat(redacted.notice).startsWith("sha256:").doesNotContain("famille");
    assertThat(Chain.next(Chain.START, redacted)).isEqualTo(Chain.next(Chain.START, told));
  }
}
