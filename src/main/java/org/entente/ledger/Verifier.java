package org.entente.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.entente.problem.Problem;
import org.entente.threads.Threads;
import org.jboss.logging.Logger;

/** Runs one verification at a time on this node, beside the requests, and tells how it went. */
@ApplicationScoped
class Verifier {
  private static final Logger LOG = Logger.getLogger(Verifier.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject
  Verification verification;

  @Inject
  Verifications verifications;

  @Inject
  Clock clock;

  private final Object turn = new Object();
  private Thread thread;
  private Instant since;
  private String failure;

  /** Begins one, unless one runs already. */
  void begin() {
    synchronized (turn) {
      if (!isRunning()) {
        since = clock.instant();
        failure = null;
        thread = Threads.begin("entente-verification", this::run);
      }
    }
  }

  /** {@code {"status":"running"|"done"|"failed"|"none", …}}; done tells the last one of whatever node. */
  ObjectNode json() {
    synchronized (turn) {
      if (isRunning()) {
        return status("running").put("startedAt", since.toString());
      }
      if (failure != null) {
        return status("failed").put("startedAt", since.toString()).put("reason", failure);
      }
    }
    LastVerification last = verifications.last();
    return last.at().map(at -> status("done").put("at", at.toString()).<ObjectNode>setAll(read(last.report)))
        .orElseGet(() -> status("none"));
  }

  private boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  private void run() {
    try {
      Report report = verification.run();
      verifications.keep(report, clock.instant());
      String found = "Verified: log " + report.log().head().sequence() + ", audit " + report.audit().head().number() + ", ";
      if (report.isSound()) {
        LOG.info(found + "sound");
      } else {
        LOG.errorf("%s%d findings, the first at %s", found, report.total(), report.findings().get(0).place());
      }
    } catch (Problem refused) {
      failed(refused.getMessage());
    } catch (Exception broken) {
      LOG.error("The verification could not be finished", broken);
      failed("The verification could not be finished; the server's log says why.");
    }
  }

  private void failed(String why) {
    synchronized (turn) {
      failure = why;
    }
  }

  private static ObjectNode status(String word) {
    return JsonNodeFactory.instance.objectNode().put("status", word);
  }

  private static ObjectNode read(String report) {
    try {
      return (ObjectNode) JSON.readTree(report);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The report of the last verification is no JSON", damaged);
    }
  }

  @PreDestroy
  void stop() {
    Thread last;
    synchronized (turn) {
      last = thread;
    }
    if (last != null) {
      Threads.end(last);
    }
  }
}
