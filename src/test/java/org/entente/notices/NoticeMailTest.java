package org.entente.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail that is refused is tried again, ever later, and not for ever. */
class NoticeMailTest {
  private static final Instant BEGUN = Instant.parse("2027-05-08T10:00:00Z");

  private final NoticeMail mail = new NoticeMail();

  @Test
  void pausesGrowUntilItIsGivenUpAfterThreeDays() {
    mail.since = BEGUN;
    mail.due = BEGUN;
    List<Duration> pauses = new ArrayList<>();
    while (!mail.isGivenUp()) {
      Instant now = mail.due;
      if (mail.putOff(now, "450 not\r\nnow")) {
        pauses.add(Duration.between(now, mail.due));
      }
    }
    assertThat(pauses.subList(0, 4)).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8));
    assertThat(pauses).isSorted().last().isEqualTo(Duration.ofHours(6));
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThanOrEqualTo(Duration.ofDays(3)).isGreaterThan(Duration.ofHours(60));
    assertThat(mail.problem).isEqualTo("450 not now");
  }
}
