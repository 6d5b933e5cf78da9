package org.entente.observation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.entente.problem.Cause;
import org.entente.threads.Rounds;
import org.jboss.logging.Logger;

/**
 * Looks several times a second whether the database answers and takes writes, over a connection of its own whose reads end after
 * two seconds, so that neither a busy pool nor a link that swallows everything is mistaken. When the database goes, whoever waits for
 * it is let go at once; it is there again when the pool has given a living connection. On the way it hears what time it is there.
 */
@ApplicationScoped
public class DatabaseProbe {
  private static final Logger LOG = Logger.getLogger(DatabaseProbe.class);
  private static final Duration PULSE = Duration.ofMillis(250);
  private static final int MOST_STALE = 200;

  @Resource(lookup = "java:jboss/datasources/EntenteProbeDS")
  DataSource own;

  @Resource(lookup = "java:jboss/datasources/EntenteDS")
  DataSource pool;

  @Inject
  DatabaseClock clock;

  private final Rounds rounds = new Rounds("entente-database-probe", this::watch);
  private volatile Answer last = Answer.AWAY;
  private String refusal = "";

  /** What the database says. */
  public enum Answer {
    AWAY,
    /** It answers, but has no tables yet, or is a copy that only reads. */
    ANSWERS,
    WRITABLE;

    public boolean isThere() {
      return this != AWAY;
    }
  }

  public boolean isThere() {
    return last.isThere();
  }

  public boolean isWritable() {
    return last == Answer.WRITABLE;
  }

  /** Looks now. A database that refuses us, by password or name, is a wrong setting and no outage. */
  public Answer look() {
    try {
      return ask();
    } catch (SQLException broken) {
      return isSilence(broken) ? Answer.AWAY : askAnew();
    }
  }

  /** The connection was broken, perhaps long ago: only a new one tells. */
  private Answer askAnew() {
    try {
      return ask();
    } catch (SQLException failure) {
      if (Cause.isOutage(failure)) {
        LOG.debugf("No answer from the database: %s", failure);
        return Answer.AWAY;
      }
      throw new IllegalStateException("The database refuses us; check ENTENTE_DB_URL, user and password", failure);
    }
  }

  private static boolean isSilence(Throwable failure) {
    return failure instanceof SocketTimeoutException || failure.getCause() != null && isSilence(failure.getCause());
  }

  private Answer ask() throws SQLException {
    try (Connection connection = own.getConnection(); Statement statement = connection.createStatement()) {
      hearTime(statement);
      return takesWrites(statement) ? Answer.WRITABLE : Answer.ANSWERS;
    }
  }

  private void hearTime(Statement statement) throws SQLException {
    long asked = clock.count();
    try (ResultSet time = statement.executeQuery("select current_timestamp")) {
      time.next();
      clock.heard(time.getObject(1, OffsetDateTime.class).toInstant(), asked);
    }
  }

  /** Waits for nobody: a row that another holds is proof enough. */
  private static boolean takesWrites(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select id from installation where id = 1 for update skip locked")) {
      return true;
    } catch (SQLException refused) {
      if (Cause.isOutage(refused)) {
        throw refused;
      }
      return false;
    }
  }

  /** Looks once before it returns, so that whoever asks next is told the truth. */
  public void start() {
    watch();
    rounds.start();
  }

  public void stop() {
    rounds.stop();
  }

  private Duration watch() {
    turn(now());
    return PULSE;
  }

  private Answer now() {
    try {
      Answer answer = look();
      return answer.isThere() && !last.isThere() && !poolGives() ? Answer.AWAY : answer;
    } catch (RuntimeException refused) {
      if (!refused.toString().equals(refusal)) {
        LOG.errorf("%s: %s", refused.getMessage(), refused.getCause());
      }
      refusal = refused.toString();
      return Answer.AWAY;
    }
  }

  private void turn(Answer next) {
    Answer before = last;
    last = next;
    if (before.isThere() && !next.isThere()) {
      int broken = PhysicalConnections.abortAll();
      LOG.warnf("The database is away; readers get the last edition, the staff a 503 (%d connections let go).", broken);
    } else if (!before.isThere() && next.isThere()) {
      LOG.info("The database answers.");
    }
  }

  /** Empties the pool of connections that did not survive: each failure throws one away, and the idle ones with it. */
  private boolean poolGives() {
    for (int attempt = 0; attempt < MOST_STALE; attempt++) {
      try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
        return statement.execute("select 1");
      } catch (SQLException stale) {
        LOG.debugf("A stale connection: %s", stale);
      }
    }
    return false;
  }
}
