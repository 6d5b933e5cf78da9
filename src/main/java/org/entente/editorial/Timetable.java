package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Variant;
import org.entente.problem.Cursor;
import org.entente.workflow.Transition;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** What is planned, in the order in which it is due. The time is the database's: nodes whose clocks differ agree on it. */
@ApplicationScoped
class Timetable {
  private static final int BATCH = 500;

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  /**
   * Something whose time has come or comes soon.
   *
   * @param content or the release, whose languages are its own
   * @param at when it was planned for; the epoch for what ends
   * @param ends whether a print ends because its last day is over, or a plan because its ground is gone; else what was planned is made
   */
  record Due(String type, UUID content, Locale locale, Instant at, boolean ends) {
    static Due ofRelease(UUID id, Instant at, boolean ends) {
      return new Due(Release.KIND, id, Locale.ROOT, at, ends);
    }

    boolean isRelease() {
      return type.equals(Release.KIND);
    }
  }

  /** What a list shows: everything, or only what meets these. */
  record Filter(Optional<String> type, Optional<Locale> locale, Optional<List<Transition>> transitions) {
    private String where() {
      return type.map(given -> " and v.type = :type").orElse("") + locale.map(given -> " and v.locale = :locale").orElse("")
          + transitions.map(given -> " and v.schedule.transition in :transitions").orElse("");
    }

    private <T> TypedQuery<T> bind(TypedQuery<T> query) {
      type.ifPresent(given -> query.setParameter("type", given));
      locale.ifPresent(given -> query.setParameter("locale", given));
      transitions.ifPresent(given -> query.setParameter("transitions", given));
      return query;
    }
  }

  Instant now() {
    return (Instant) entities.createNativeQuery("select current_timestamp", Instant.class).getSingleResult();
  }

  /** What is planned until then and not refused yet, the first at the head. */
  List<Due> planned(Instant until) {
    return entities.createQuery("select v.type, v.contentId, v.locale, v.schedule.due from Variant v where v.schedule.due <= :until"
            + " and v.schedule.problem is null order by v.schedule.due, v.id", Object[].class)
        .setParameter("until", until).setMaxResults(BATCH).getResultList().stream()
        .map(row -> new Due((String) row[0], (UUID) row[1], (Locale) row[2], (Instant) row[3], false)).toList();
  }

  /** The live prints whose last day was before this one. */
  List<Due> ended(LocalDate today) {
    return entities.createQuery("select v.type, v.contentId, v.locale from Variant v where v.expires < :today order by v.expires, v.id",
            Object[].class).setParameter("today", today).setMaxResults(BATCH).getResultList().stream()
        .map(row -> new Due((String) row[0], (UUID) row[1], (Locale) row[2], Instant.EPOCH, true)).toList();
  }

  /**
   * Whether it is ours to do: the content is held until this transaction ends, unless somebody else holds it or has done it. A node
   * that falls silent now holds it for three seconds on PostgreSQL, on H2 as long as it lives, which is alone there.
   */
  boolean claims(Due due) {
    boolean ours = !entities.createNativeQuery("select c.type from content c where c.id = :id and exists (select 1 from variant v"
            + " where v.content_id = c.id and (v.schedule_due is not null or v.expires is not null)) for update skip locked", String.class)
        .setParameter("id", due.content()).getResultList().isEmpty();
    if (ours && isPostgres()) {
      entities.createNativeQuery("set local idle_in_transaction_session_timeout = '3s'").executeUpdate();
    }
    return ours;
  }

  List<Variant> page(Filter filter, Cursor after, int limit) {
    return filter.bind(entities.createQuery("select v from Variant v where (v.schedule.due > :at"
            + " or v.schedule.due = :at and v.id > :id)" + filter.where() + " order by v.schedule.due, v.id", Variant.class))
        .setParameter("at", after.at()).setParameter("id", after.id()).setMaxResults(limit).getResultList();
  }

  private boolean isPostgres() {
    return entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect()
        instanceof PostgreSQLDialect;
  }
}
