package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Variant;
import org.entente.problem.Cursor;
import org.entente.values.Folding;
import org.entente.workflow.State;

/** The index cards: which contents of a type match, and which texts wait in which state. */
@ApplicationScoped
class Cards {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  /** One content's place in the order of a list: oldest first. */
  record Place(Instant at, UUID id) {}

  /** What some language of a content must meet. */
  record Filter(String type, Optional<State> state, Optional<Locale> locale, Optional<UUID> author, Optional<String> title) {
    private String where() {
      return " from Content c where c.type = :type and exists (select 1 from Variant v where v.contentId = c.id"
          + state.map(given -> " and v.state = :state").orElse("") + locale.map(given -> " and v.locale = :locale").orElse("")
          + author.map(given -> " and v.author = :author").orElse("")
          + title.map(given -> " and v.titleKey like :title escape '!'").orElse("") + ")";
    }

    private <T> TypedQuery<T> bind(TypedQuery<T> query) {
      query.setParameter("type", type);
      state.ifPresent(given -> query.setParameter("state", given));
      locale.ifPresent(given -> query.setParameter("locale", given));
      author.ifPresent(given -> query.setParameter("author", given));
      title.ifPresent(given -> query.setParameter("title", "%" + Folding.fold(given) + "%"));
      return query;
    }
  }

  Optional<Variant> find(UUID content, Locale locale) {
    return entities.createQuery("select v from Variant v where v.contentId = :content and v.locale = :locale", Variant.class)
        .setParameter("content", content).setParameter("locale", locale).getResultStream().findFirst();
  }

  List<Place> page(Filter filter, Cursor after, int limit) {
    return filter.bind(entities.createQuery("select c.createdAt, c.id" + filter.where()
            + " and (c.createdAt > :at or c.createdAt = :at and c.id > :id) order by c.createdAt, c.id", Object[].class))
        .setParameter("at", after.at()).setParameter("id", after.id()).setMaxResults(limit).getResultList().stream()
        .map(row -> new Place((Instant) row[0], (UUID) row[1])).toList();
  }

  long count(Filter filter) {
    return filter.bind(entities.createQuery("select count(c)" + filter.where(), Long.class)).getSingleResult();
  }

  /** The texts of a pile, longest there first. */
  List<Variant> of(Pile.Of pile, Cursor after, int limit) {
    return bind(pile, entities.createQuery("select v from Variant v where " + pile.where()
            + " and (v.since > :at or v.since = :at and v.id > :id) order by v.since, v.id", Variant.class))
        .setParameter("at", after.at()).setParameter("id", after.id()).setMaxResults(limit).getResultList();
  }

  long count(Pile.Of pile) {
    return bind(pile, entities.createQuery("select count(v) from Variant v where " + pile.where(), Long.class)).getSingleResult();
  }

  private static <T> TypedQuery<T> bind(Pile.Of pile, TypedQuery<T> query) {
    if (pile.asks("me")) {
      query.setParameter("me", pile.person());
    }
    if (pile.asks("today")) {
      query.setParameter("today", pile.today());
    }
    pile.type().ifPresent(given -> query.setParameter("type", given));
    pile.locale().ifPresent(given -> query.setParameter("locale", given));
    return query;
  }
}
