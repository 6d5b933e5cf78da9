package org.entente.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.entente.accounts.LocalToken;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.editorial.Door;
import org.entente.settings.Environment;
import org.entente.settings.Hold;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/** What the start has to do with copies: make one when it is asked to, refuse half a one, say that one is held. */
@ApplicationScoped
public class Copy {
  private static final Logger LOG = Logger.getLogger(Copy.class);

  @Inject
  Environment environment;

  @Inject
  Clock clock;

  @Inject
  Hold hold;

  @Inject
  Door door;

  @Inject
  AuditTrail audit;

  private boolean madeNow;

  /** Before the migrations, which a restore makes itself. */
  public void prepare(FluentConfiguration migrations) {
    Restore restore = new Restore(migrations, clock);
    Optional<Path> file = environment.text("ENTENTE_RESTORE").map(Path::of);
    if (file.isPresent()) {
      madeNow |= restore.from(file.get());
    } else {
      restore.refuseUnfinished();
    }
  }

  /** After the migrations. */
  public void announce() {
    if (madeNow) {
      Subject subject = Subject.of(Administrator.SUBJECT);
      door.pass(LocalToken.LOCAL, "RESTORE", subject, () -> {
        audit.record(LocalToken.LOCAL, "RESTORE", subject, Map.of("seal", hold.origin().orElseThrow()));
        return subject;
      });
    }
    hold.since().ifPresent(since -> LOG.warnf("This is a copy, restored at %s and held since: nothing is sent and nothing scheduled"
        + " runs. ./entente release ends that.", since));
  }
}
