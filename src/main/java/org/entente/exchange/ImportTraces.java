package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.content.Lookup;
import org.entente.history.Revision;
import org.entente.history.Revisions;

/** What the import has left behind, by which it sees that somebody has edited since. */
@ApplicationScoped
class ImportTraces {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Revisions revisions;

  /**
   * Whether the text is another than the import left: moves do not count, and an edit undone does not either. What no import
   * has touched counts as edited when somebody else wrote there last.
   */
  boolean isEditedSince(Content content, Actor actor) {
    return Lookup.byId(entities, ImportTrace.class, content.id())
        .map(trace -> !digest(content, trace.revision).equals(digest(content, content.revision())))
        .orElseGet(() -> revisions.course(content.id(), 0).lastWriting()
            .filter(last -> !last.author().equals(actor.account())).isPresent());
  }

  private String digest(Content content, int revision) {
    return revisions.find(content.id(), revision).map(Revision::sha256).orElse("");
  }

  /** From here on, later edits count. */
  void leave(UUID content, int revision, Optional<String> origin) {
    Lookup.byId(entities, ImportTrace.class, content).ifPresentOrElse(trace -> trace.revision = revision,
        () -> entities.persist(new ImportTrace(content, revision, origin.orElse(null))));
    entities.flush();
  }

  /** A content that the import has just made. */
  void begin(UUID content, Optional<String> origin) {
    entities.persist(new ImportTrace(content, 1, origin.orElse(null)));
  }

  /** Those of these origins that have made something. */
  List<String> known(Collection<String> origins) {
    return origins.isEmpty() ? List.of() : entities.createQuery("select t.origin from ImportTrace t where t.origin in :origins",
        String.class).setParameter("origins", origins).getResultList();
  }

  boolean has(UUID content) {
    return Lookup.byId(entities, ImportTrace.class, content).isPresent();
  }

  Optional<UUID> madeOf(String origin) {
    return entities.createQuery("select t.content from ImportTrace t where t.origin = :origin", UUID.class)
        .setParameter("origin", origin).getResultStream().findFirst();
  }
}
