package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.accounts.Account;
import org.entente.accounts.Accounts;
import org.entente.editorial.Occasion;
import org.entente.editorial.Occurred;
import org.entente.editorial.Transactions;
import org.entente.problem.Cause;
import org.entente.settings.MailRelay;
import org.entente.threads.Rounds;
import org.jboss.logging.Logger;

/**
 * Gives everybody concerned their copy of what happened: at once where it happened on this node, within two seconds otherwise, after
 * the start for what was left by a node that died. Of several nodes exactly one tells each notice.
 */
@ApplicationScoped
public class Telling {
  private static final Logger LOG = Logger.getLogger(Telling.class);
  private static final Duration PULSE = Duration.ofSeconds(2);
  private static final Duration BREATH = Duration.ofMillis(250);
  private static final int ATTEMPTS = 5;
  /** Told in one transaction: what is known of the people serves for all of them. */
  private static final int TOGETHER = 100;
  private static final Duration KEPT = Duration.ofDays(400);
  private static final Duration BETWEEN_CLEARINGS = Duration.ofHours(6);

  @Inject
  Notices notices;

  @Inject
  Concerned concerned;

  @Inject
  Mails mails;

  @Inject
  Mailing mailing;

  @Inject
  MailRelay relay;

  @Inject
  Accounts accounts;

  @Inject
  Transactions transactions;

  @Inject
  Clock clock;

  private final Rounds rounds = new Rounds("entente-notices", BREATH, this::round);
  private Instant cleared = Instant.EPOCH;
  private int failures;
  /** So many more are told one by one, because one of them could not be. */
  private int alone;

  public void start() {
    rounds.start();
  }

  public void stop() {
    rounds.stop();
  }

  void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) Occurred occurred) {
    rounds.wake();
  }

  private Duration round() {
    while (!rounds.isEnded() && tellSome()) {
      // There may be more.
    }
    if (cleared.plus(BETWEEN_CLEARINGS).isBefore(clock.instant())) {
      cleared = clock.instant();
      transactions.keep(() -> notices.forget(cleared.minus(KEPT)) + mails.forget(cleared.minus(KEPT)));
    }
    return PULSE;
  }

  /** Tells what there is, at most so many; whether there may be more. */
  private boolean tellSome() {
    int atMost = alone > 0 ? 1 : TOGETHER;
    int told = toldOf(atMost);
    if (told > 0) {
      mailing.wake();
    }
    return told == atMost;
  }

  private int toldOf(int atMost) {
    try {
      int told = transactions.keep(() -> tell(atMost));
      failures = 0;
      alone = Math.max(0, alone - told);
      return told;
    } catch (RuntimeException failed) {
      if (Cause.isOutage(failed)) {
        throw failed;
      }
      alone = TOGETHER;
      if (++failures < ATTEMPTS) {
        throw failed;
      }
      failures = 0;
      LOG.errorf(failed, "Nobody can be told of a notice; it is passed over");
      return transactions.keep(() -> {
        List<Notice> next = notices.untold(1);
        next.forEach(notice -> notice.told(clock.instant()));
        return next.size();
      });
    }
  }

  private int tell(int atMost) {
    List<Notice> next = notices.untold(atMost);
    if (!next.isEmpty()) {
      Concerned.Office office = concerned.office(next);
      // A person reads in the order of the moments: no two notices have the same.
      Instant moment = clock.instant();
      for (Notice notice : next) {
        tell(notice, concerned.by(notice, office), moment);
        moment = moment.plus(1, ChronoUnit.MICROS);
      }
    }
    return next.size();
  }

  private void tell(Notice notice, Map<UUID, Set<Locale>> people, Instant moment) {
    notice.told(moment);
    Set<UUID> reached = reachable(people.keySet(), notice.kind);
    people.forEach((person, languages) -> {
      NoticeCopy copy = new NoticeCopy(notice, person, notice.languages().isEmpty() ? Set.of() : languages, moment);
      notices.add(copy);
      if (reached.contains(person)) {
        mails.add(new NoticeMail(copy));
      }
    });
  }

  /** Those who have an address and want such a notice by mail. */
  private Set<UUID> reachable(Set<UUID> people, Occasion kind) {
    return relay.isSet() ? accounts.byIds(people).stream().filter(account -> account.email().isPresent()).map(Account::id)
        .filter(person -> notices.preference(person).wants(kind)).collect(Collectors.toSet()) : Set.of();
  }
}
