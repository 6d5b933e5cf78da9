package org.entente.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.entente.audit.AuditHead;
import org.entente.audit.AuditSeals;
import org.entente.publishing.LogHead;
import org.entente.publishing.PublicationLog;
import org.entente.threads.Rounds;
import org.jboss.logging.Logger;

/**
 * Writes the ends of both chains into the server's log, at the start and once a day. Kept outside the installation, such a line
 * proves later that nothing before it was rewritten.
 */
@ApplicationScoped
public class Heads {
  private static final Logger LOG = Logger.getLogger(Heads.class);
  private static final Duration DAY = Duration.ofDays(1);

  @Inject
  PublicationLog log;

  @Inject
  AuditSeals seals;

  private final Rounds rounds = new Rounds("entente-heads", this::write);

  public void start() {
    rounds.start();
  }

  public void stop() {
    rounds.stop();
  }

  private Duration write() {
    LogHead published = log.head();
    AuditHead sealed = seals.head();
    LOG.infof("HEADS log %d %s audit %d %s", published.sequence(), published.chain(), sealed.number(), sealed.chain());
    return DAY;
  }
}
