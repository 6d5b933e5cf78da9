package org.entente.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the audit can testify of revisions: the hash each had when it was written. */
@ApplicationScoped
public class AuditWitness {
  private static final ObjectMapper JSON = new ObjectMapper();

  @PersistenceContext
  EntityManager entities;

  /** All testimony about these contents; several languages of one act testify alike. */
  @Transactional
  public List<Testimony> about(Collection<UUID> contents) {
    return entities.createQuery("select a.subject, a.detail from AuditRow a where a.subject in :contents and a.outcome = :done"
            + " and a.detail like '%\"sha256\"%'", Object[].class)
        .setParameter("contents", contents).setParameter("done", AuditRow.DONE).getResultList().stream()
        .flatMap(row -> testimony((UUID) row[0], (String) row[1]).stream()).toList();
  }

  /** A revision's hash when it was written. */
  public record Testimony(UUID content, int revision, String sha256) {}

  private static Optional<Testimony> testimony(UUID content, String detail) {
    try {
      JsonNode json = JSON.readTree(detail);
      return Optional.of(json).filter(told -> told.path("revision").isInt() && told.path("sha256").isTextual())
          .map(told -> new Testimony(content, told.get("revision").intValue(), told.get("sha256").textValue()));
    } catch (JsonProcessingException changed) {
      // The chain of the audit itself tells of that.
      return Optional.empty();
    }
  }
}
