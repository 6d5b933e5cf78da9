package org.entente.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The revisions as they are kept, page by page, for whoever checks all of them. Each page is a transaction of its own. */
@ApplicationScoped
public class RevisionPages {
  private static final int ENOUGH = 100;

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  /** The revisions behind one, by content and number. */
  @Transactional
  public List<Kept> after(Revision.Key last, int atMost) {
    return entities.createQuery("select r, c.revision from Revision r left join Content c on c.id = r.contentId"
            + " where r.contentId > :content or r.contentId = :content and r.number > :number"
            + " order by r.contentId, r.number", Object[].class)
        .setParameter("content", last.contentId()).setParameter("number", last.number()).setMaxResults(atMost).getResultList()
        .stream().map(row -> new Kept((Revision) row[0], (Integer) row[1])).toList();
  }

  /** Working copies that no revision tells of. */
  @Transactional
  public List<UUID> contentsWithout() {
    return entities.createQuery("select c.id from Content c where not exists"
        + " (select 1 from Revision r where r.contentId = c.id)", UUID.class).setMaxResults(ENOUGH).getResultList();
  }

  /**
   * A revision beside its working copy.
   *
   * @param newest the number the working copy stands at; null when that was deleted
   */
  record Kept(Revision revision, Integer newest) {}
}
