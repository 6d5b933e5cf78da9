package org.entente.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.accounts.Suspended;
import org.entente.accounts.Token;

/** All links that have not ended. They end by themselves, with their content, with the suspension of whoever gave them, or by hand. */
@ApplicationScoped
class PreviewLinks {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Clock clock;

  /** Keeps one; those that have run out leave the table on this occasion. */
  void add(PreviewLink link) {
    entities.createQuery("delete from PreviewLink l where l.expiresAt <= :now").setParameter("now", clock.instant()).executeUpdate();
    entities.persist(link);
  }

  /** What a token opens, and until when. */
  record Opened(Previewed what, Instant until) {}

  Optional<Opened> opened(Token token) {
    return entities.createQuery("select c.type, l.contentId, l.locale, l.expiresAt from PreviewLink l join Content c on c.id = l.contentId"
            + " where l.tokenHash = :hash and l.expiresAt > :now", Object[].class).setParameter("hash", token.hash())
        .setParameter("now", clock.instant()).getResultStream().findFirst()
        .map(row -> new Opened(new Previewed((String) row[0], (UUID) row[1], (Locale) row[2]), (Instant) row[3]));
  }

  /** Newest first. */
  List<PreviewLink> of(Previewed what) {
    return entities.createQuery("select l from PreviewLink l where l.contentId = :content and l.locale = :locale and l.expiresAt > :now"
            + " order by l.createdAt desc, l.id", PreviewLink.class).setParameter("content", what.id())
        .setParameter("locale", what.locale()).setParameter("now", clock.instant()).getResultList();
  }

  /** Ends one, if it leads there. */
  boolean end(Previewed what, UUID id) {
    return entities.createQuery("delete from PreviewLink l where l.id = :id and l.contentId = :content and l.locale = :locale")
        .setParameter("id", id).setParameter("content", what.id()).setParameter("locale", what.locale()).executeUpdate() == 1;
  }

  /** Ends all that somebody gave, in the transaction that suspends them. */
  void endAll(@Observes Suspended suspended) {
    entities.createQuery("delete from PreviewLink l where l.createdBy = :account").setParameter("account", suspended.account())
        .executeUpdate();
  }
}
