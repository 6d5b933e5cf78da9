package org.entente.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The log as it is kept, page by page, for whoever checks all of it. Each page is a transaction of its own. */
@ApplicationScoped
public class LogPages {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  /** The entries after a number, whatever numbers are missing among them. */
  @Transactional
  public List<Kept> kept(long after, long upTo, int atMost) {
    return entities.createQuery("select p, b.body from Publication p left join PublicationBody b on b.sequence = p.sequence"
            + " where p.sequence > :after and p.sequence <= :upTo order by p.sequence", Object[].class)
        .setParameter("after", after).setParameter("upTo", upTo).setMaxResults(atMost).getResultList().stream()
        .map(row -> new Kept((Publication) row[0], (byte[]) row[1])).toList();
  }

  /** The last entry of every variant as the log stood at a number, by their numbers, above the given one. */
  @Transactional
  public List<Publication> lastAt(long upTo, long after, int atMost) {
    return entities.createQuery("select p from Publication p where p.sequence > :after and p.sequence <= :upTo"
            + " and not exists (select 1 from Publication q where q.contentId = p.contentId and q.locale = p.locale"
            + " and q.sequence > p.sequence and q.sequence <= :upTo) order by p.sequence", Publication.class)
        .setParameter("after", after).setParameter("upTo", upTo).setMaxResults(atMost).getResultList();
  }

  /** Whether the variant of this print was redacted later. */
  @Transactional
  public boolean isRedactedAfter(Publication print) {
    return !entities.createQuery("select 1 from Publication p where p.contentId = :content and p.locale = :locale"
            + " and p.action = :redacted and p.sequence > :print", Integer.class).setParameter("content", print.contentId)
        .setParameter("locale", print.locale).setParameter("redacted", Action.REDACTED).setParameter("print", print.sequence)
        .setMaxResults(1).getResultList().isEmpty();
  }

  /** How many entries stand behind the number that the counter tells: one statement, since both move together. */
  @Transactional
  public long beyondCounter() {
    return ((Number) entities.createNativeQuery("select count(*) from publication where sequence >"
        + " (select sequence from publication_counter where id = 1)").getSingleResult()).longValue();
  }

  /** An entry with its body, null if that is not there. */
  record Kept(Publication entry, byte[] body) {}
}
