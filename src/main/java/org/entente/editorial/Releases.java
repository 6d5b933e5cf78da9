package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.content.Lookup;
import org.entente.problem.Cursor;
import org.entente.problem.Problem;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** All releases, and what is in them. */
@ApplicationScoped
class Releases {
  private static final int BATCH = 100;
  private static final String SCHEDULED = "r.state = org.entente.editorial.Release$State.SCHEDULED";
  /** The variant is what the release was given, and could be published, or is what is public already. */
  private static final String BOUND = "select 1 from Variant v where v.contentId = i.content and v.locale = i.locale and v.fingerprint = i.fingerprint"
      + " and (v.state = org.entente.workflow.State.PUBLISHED or v.approvedFingerprint = v.fingerprint"
      + " and v.state in (org.entente.workflow.State.APPROVED, org.entente.workflow.State.WITHDRAWN))";
  private static final String LOOSE = "exists (select 1 from ReleaseItem i where i.release = r.id and not exists (" + BOUND + "))";
  private static final String EMBARGOED = "c.id = i.content and v.contentId = i.content and v.locale = i.locale"
      + " and v.state <> org.entente.workflow.State.PUBLISHED and c.embargoUntil > r.schedule.due";
  private static final String TOO_EARLY = "exists (select 1 from ReleaseItem i, Content c, Variant v where i.release = r.id and " + EMBARGOED + ")";

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  void add(Release release) {
    entities.persist(release);
  }

  void remove(Release release) {
    entities.createQuery("delete from ReleaseItem i where i.release = :release").setParameter("release", release.id).executeUpdate();
    entities.remove(release);
  }

  Optional<Release> find(UUID id) {
    return Lookup.byId(entities, Release.class, id);
  }

  /** The release, held for this transaction. Hold it before any content. */
  Release locked(UUID id) {
    entities.createNativeQuery("select state from release where id = :id for update", String.class).setParameter("id", id).getResultList();
    return find(id).orElseThrow(Problem::notFound);
  }

  /**
   * Whether it is ours to carry out: it is held until this transaction ends, unless somebody else holds it or has done it. Who falls
   * silent now holds it, on PostgreSQL, no longer than the printing of a large release may take.
   */
  boolean claims(UUID id) {
    boolean ours = !entities.createNativeQuery("select r.state from release r where r.id = :id and r.state = 'SCHEDULED' for update skip locked",
        String.class).setParameter("id", id).getResultList().isEmpty();
    if (ours && isPostgres()) {
      entities.createNativeQuery("set local idle_in_transaction_session_timeout = '15s'").executeUpdate();
    }
    return ours;
  }

  /** What a list shows: everything, or only what is in this state. Oldest first. */
  List<Release> page(Optional<Release.State> state, Cursor after, int limit) {
    TypedQuery<Release> query = entities.createQuery("select r from Release r where (r.createdAt > :at or r.createdAt = :at and r.id > :id)"
        + state.map(given -> " and r.state = :state").orElse("") + " order by r.createdAt, r.id", Release.class);
    state.ifPresent(given -> query.setParameter("state", given));
    return query.setParameter("at", after.at()).setParameter("id", after.id()).setMaxResults(limit).getResultList();
  }

  /** What is planned, the first due at the head, perhaps only where something of a type or in a language is in it. */
  List<Release> planned(Optional<String> type, Optional<Locale> locale, Cursor after, int limit) {
    TypedQuery<Release> query = entities.createQuery("select r from Release r where (r.schedule.due > :at or r.schedule.due = :at and r.id > :id)"
        + " and exists (select 1 from ReleaseItem i where i.release = r.id" + type.map(given -> " and i.type = :type").orElse("")
        + locale.map(given -> " and i.locale = :locale").orElse("") + ") order by r.schedule.due, r.id", Release.class);
    type.ifPresent(given -> query.setParameter("type", given));
    locale.ifPresent(given -> query.setParameter("locale", given));
    return query.setParameter("at", after.at()).setParameter("id", after.id()).setMaxResults(limit).getResultList();
  }

  /** What is planned until then, the first at the head. */
  List<Timetable.Due> due(Instant until) {
    return entities.createQuery("select r.id, r.schedule.due from Release r where " + SCHEDULED + " and r.schedule.due <= :until"
            + " order by r.schedule.due, r.id", Object[].class).setParameter("until", until).setMaxResults(BATCH).getResultList().stream()
        .map(row -> Timetable.Due.ofRelease((UUID) row[0], (Instant) row[1], false)).toList();
  }

  /** Those among the planned whose ground is gone: a text that is another now, an approval that is void, an embargo beyond the moment. */
  List<Timetable.Due> shaken() {
    return entities.createQuery("select r.id from Release r where " + SCHEDULED + " and (" + LOOSE + " or " + TOO_EARLY + ")", UUID.class)
        .setMaxResults(BATCH).getResultList().stream().map(id -> Timetable.Due.ofRelease(id, Instant.EPOCH, true)).toList();
  }

  /** A text of it that is not what it was given, or could not be published as it stands. */
  Optional<ReleaseItem> loose(UUID id) {
    return entities.createQuery("select i from ReleaseItem i where i.release = :id and not exists (" + BOUND + ") order by i.content, i.locale",
        ReleaseItem.class).setParameter("id", id).setMaxResults(1).getResultStream().findFirst();
  }

  /** A text of it that would become public before its embargo ends. */
  Optional<ReleaseItem> tooEarly(UUID id) {
    return entities.createQuery("select i from ReleaseItem i where i.release = :id and exists (select 1 from Release r, Content c, Variant v"
            + " where r.id = :id and " + EMBARGOED + ") order by i.content, i.locale", ReleaseItem.class)
        .setParameter("id", id).setMaxResults(1).getResultStream().findFirst();
  }

  /** When the last embargo of what is still to become public ends. */
  Instant embargo(UUID id) {
    return entities.createQuery("select max(c.embargoUntil) from ReleaseItem i, Release r, Content c, Variant v where i.release = :id and r.id = :id and "
        + EMBARGOED, Instant.class).setParameter("id", id).getSingleResult();
  }

  void add(ReleaseItem item) {
    entities.persist(item);
  }

  void remove(ReleaseItem item) {
    entities.remove(item);
  }

  /** What is in a release, each content's languages together. */
  List<ReleaseItem> items(UUID release) {
    return entities.createQuery("select i from ReleaseItem i where i.release = :release order by i.content, i.locale", ReleaseItem.class)
        .setParameter("release", release).getResultList();
  }

  /** How much is in each of these. */
  Map<UUID, Long> sizes(Collection<UUID> releases) {
    return releases.isEmpty() ? Map.of() : entities.createQuery("select i.release, count(i) from ReleaseItem i where i.release in :releases"
            + " group by i.release", Object[].class).setParameter("releases", releases).getResultList().stream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
  }

  /** The names of the releases that a content is to become public with. */
  List<String> expecting(UUID content) {
    return entities.createQuery("select r.name from Release r where r.state in (org.entente.editorial.Release$State.OPEN,"
            + " org.entente.editorial.Release$State.SCHEDULED) and exists (select 1 from ReleaseItem i where i.release = r.id"
            + " and i.content = :content) order by r.name", String.class).setParameter("content", content).getResultList();
  }

  private boolean isPostgres() {
    return entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect()
        instanceof PostgreSQLDialect;
  }
}
