package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The mails that are not sent yet, or never will be. */
@ApplicationScoped
class Mails {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  void add(NoticeMail mail) {
    entities.persist(mail);
  }

  /**
   * The one that is due longest, held until the transaction ends: no other node takes it meanwhile, and of a node that dies the
   * database lets it go at once.
   */
  Optional<NoticeMail> nextDue(Instant now) {
    return entities.createNativeQuery("select * from notice_mail where due <= :now order by due, notice_id, account_id limit 1"
            + " for update skip locked", NoticeMail.class).setParameter("now", now).getResultStream().map(NoticeMail.class::cast).findFirst();
  }

  void remove(NoticeMail mail) {
    entities.remove(mail);
  }

  /** Drops what waits: the original of a copy that is held sends it, or has sent it. */
  int drop() {
    return entities.createQuery("delete from NoticeMail m where m.due is not null").executeUpdate();
  }

  /** Forgets what was given up before then. */
  int forget(Instant before) {
    return entities.createQuery("delete from NoticeMail m where m.since < :before").setParameter("before", before).executeUpdate();
  }
}
