package org.entente.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.schema.CanonicalJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.schema.TypeDescriptor;

/**
 * Prints everything that is live once more when the printed form has changed (another context root, another page template):
 * new bytes and a log entry of their own, the same dates. It starts again where it was cut, since the new form is noted last.
 */
@ApplicationScoped
public class Reprint {
  private static final int BATCH = 100;

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  PublicationLog log;

  @Inject
  Revisions revisions;

  @Inject
  ContentTypes types;

  @Inject
  Press press;

  /** Whether prints were made in another form than today's; an installation that never printed takes today's. */
  @Transactional
  public boolean isNeeded() {
    String form = (String) entities.createNativeQuery("select printed_form from installation where id = 1", String.class)
        .getSingleResult();
    if (form == null) {
      note();
    }
    return form != null && !form.equals(press.printedForm());
  }

  /** Prints the next batch above a number; returns the number to go on from, or the same when all is done. */
  @Transactional
  public long next(long after) {
    log.lockedHead();
    List<Publication> live = log.live(after, BATCH);
    if (live.isEmpty()) {
      note();
      return after;
    }
    List<Proof> proofs = live.stream().filter(this::differs).map(print -> Proof.again(print, galley(print))).toList();
    if (!proofs.isEmpty()) {
      log.append(proofs);
    }
    return live.get(live.size() - 1).sequence;
  }

  /** A batch that an earlier, interrupted run has printed already is left as it is. */
  private boolean differs(Publication print) {
    byte[] today = galley(print).stamp(print.dates(), print.publicNote());
    return !CanonicalJson.sha256(today).equals(print.bodySha256);
  }

  private Galley galley(Publication print) {
    TypeDescriptor type = types.named(print.type);
    ObjectNode revision = revisions.find(print.contentId, print.revision).flatMap(Revision::json).orElseThrow();
    return press.set(type, print.contentId, print.locale, PublicForm.of(type, revision, print.locale));
  }

  private void note() {
    entities.createNativeQuery("update installation set printed_form = :form where id = 1")
        .setParameter("form", press.printedForm()).executeUpdate();
  }
}
