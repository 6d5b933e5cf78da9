package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.entente.editorial.Transactions;
import org.entente.settings.Hold;
import org.entente.settings.MailRelay;
import org.entente.threads.Rounds;
import org.jboss.logging.Logger;

/**
 * Sends the mails that are due, one after the other. While the relay is away everything waits for it, and nothing else does; a mail
 * that alone is refused is tried again later, for three days. Each is sent in the transaction that ends it, so that only a node that
 * dies between the relay's word and the commit leaves one to be sent again.
 */
@ApplicationScoped
public class Mailing {
  private static final Logger LOG = Logger.getLogger(Mailing.class);
  private static final Duration PULSE = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  @Inject
  Mails mails;

  @Inject
  Letters letters;

  @Inject
  Relay relay;

  @Inject
  MailRelay settings;

  @Inject
  Hold hold;

  @Inject
  Transactions transactions;

  @Inject
  Clock clock;

  private final Rounds rounds = new Rounds("entente-mail", this::round);
  private Duration pause = Duration.ZERO;

  /** A relay that is named must be there to be asked. */
  public void prepare() {
    if (settings.isSet()) {
      relay.requireSession();
    }
  }

  /** Without a relay nothing is sent, and nothing waits for one. */
  public void start() {
    if (settings.isSet()) {
      rounds.start();
    }
  }

  public void stop() {
    rounds.stop();
  }

  void wake() {
    rounds.wake();
  }

  private Duration round() {
    try {
      while (!rounds.isEnded() && transactions.keep(this::sendNext)) {
        pause = Duration.ZERO;
      }
      return PULSE;
    } catch (Relay.Away away) {
      if (pause.isZero()) {
        LOG.warnf("The mail relay is away; mail waits for it: %s", away.getMessage());
      }
      pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
      return pause;
    }
  }

  private boolean sendNext() {
    if (hold.isOn()) {
      mails.drop();
      return false;
    }
    return mails.nextDue(clock.instant()).map(mail -> {
      send(mail);
      return mail;
    }).isPresent();
  }

  private void send(NoticeMail mail) {
    try {
      if (mail.isStale(clock.instant())) {
        giveUp(mail, "there was no relay for days");
      } else {
        letters.of(mail).ifPresent(relay::send);
        mails.remove(mail);
      }
    } catch (Relay.Refused refused) {
      String why = String.valueOf(refused.getMessage());
      if (refused.isForGood() || !mail.putOff(clock.instant(), why)) {
        giveUp(mail, why);
      }
    }
  }

  private static void giveUp(NoticeMail mail, String why) {
    mail.giveUp(why);
    LOG.warnf("The mail about notice %s to account %s cannot be delivered and is given up: %s", mail.notice, mail.account, why);
  }
}
