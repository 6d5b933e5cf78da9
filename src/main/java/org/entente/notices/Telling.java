package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.jboss.logging.Logger;

/**
 * Gives everybody concerned their copy of what happened: at once where it happened on this node, within two seconds otherwise, after
 * the start for what was left by a node that died. Of several nodes exactly one tells each notice.
 */
@ApplicationScoped
public class Telling {
  private static final Logger LOG = Logger.getLogger(Telling.class);
  private static final Duration PULSE = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 5;
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

  private final Rounds rounds = new Rounds("entente-notices", this::round);
  private Instant cleared = Instant.EPOCH;
  private int failures;

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
    while (!rounds.isEnded() && tellNext()) {
      mailing.wake();
    }
    if (cleared.plus(BETWEEN_CLEARINGS).isBefore(clock.instant())) {
      cleared = clock.instant();
      transactions.keep(() -> notices.forget(cleared.minus(KEPT)) + mails.forget(cleared.minus(KEPT)));
    }
    return PULSE;
  }

  private boolean tellNext() {
    try {
      boolean told = transactions.keep(this::tell);
      failures = 0;
      return told;
    } catch (RuntimeException failed) {
      if (Cause.isOutage(failed) || ++failures < ATTEMPTS) {
        throw failed;
      }
      failures = 0;
      LOG.errorf(failed, "Nobody can be told of a notice; it is passed over");
      return transactions.keep(() -> notices.nextUntold().map(notice -> notice.told(clock.instant())).isPresent());
    }
  }

  private boolean tell() {
    Optional<Notice> next = notices.nextUntold();
    next.ifPresent(notice -> {
      Instant now = notice.told(clock.instant());
      Map<UUID, Set<Locale>> people = concerned.by(notice);
      Set<UUID> reached = reachable(people.keySet(), notice.kind);
      people.forEach((person, languages) -> {
        NoticeCopy copy = new NoticeCopy(notice, person, notice.languages().isEmpty() ? Set.of() : languages, now);
        notices.add(copy);
        if (reached.contains(person)) {
          mails.add(new NoticeMail(copy));
        }
      });
    });
    return next.isPresent();
  }

  /** Those who have an address and want such a notice by mail. */
  private Set<UUID> reachable(Set<UUID> people, Occasion kind) {
    return relay.isSet() ? accounts.byIds(people).stream().filter(account -> account.email().isPresent()).map(Account::id)
        .filter(person -> notices.preference(person).wants(kind)).collect(Collectors.toSet()) : Set.of();
  }
}
