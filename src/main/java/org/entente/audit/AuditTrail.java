package org.entente.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;

/** Where acts are recorded. Rows are only ever added. */
@ApplicationScoped
public class AuditTrail {
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @PersistenceContext
  EntityManager entities;

  @Inject
  Clock clock;

  protected AuditTrail() {}

  private AuditTrail(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** The trail as another connection writes it, in that one's transaction. */
  public static AuditTrail through(EntityManager entities, Clock clock) {
    return new AuditTrail(entities, clock);
  }

  /**
   * An act that was done, in the transaction that does it.
   *
   * @param detail ids, field names, numbers and hashes; never a value, a name or a text
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Actor actor, String action, Subject subject, Map<String, ?> detail) {
    write(actor.account(), action, subject, AuditRow.DONE, detail);
  }

  /** An act that was refused: call it after the rollback; it has its own transaction. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void refused(Actor actor, String action, Subject subject, String problemSlug) {
    write(actor.account(), action, subject, problemSlug, Map.of());
  }

  /** A refusal of somebody who has not signed in; the account is the one that was claimed, if there is such a one. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void refusedStranger(Optional<UUID> claimed, String action, Subject subject, String problemSlug) {
    write(claimed.orElse(null), action, subject, problemSlug, Map.of());
  }

  private void write(UUID account, String action, Subject subject, String outcome, Map<String, ?> detail) {
    entities.persist(new AuditRow(clock.instant(), account, action, subject, outcome, json(detail)));
  }

  private static String json(Map<String, ?> detail) {
    try {
      return JSON.writeValueAsString(detail);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("The detail of an audit row is no JSON", unwritable);
    }
  }
}
