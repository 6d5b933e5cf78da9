package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.content.Lookup;
import org.entente.editorial.Occasion;
import org.entente.editorial.Occurred;
import org.entente.problem.Cursor;

/** All notices and people's copies of them, and where the words stand that they point to. */
@ApplicationScoped
class Notices {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Clock clock;

  /** One copy with what it is a copy of. */
  record Entry(Notice notice, NoticeCopy copy) {}

  /** Some words of a content: a title by its language, a note or comment by its number. */
  record Words(UUID content, Object place, String text) {}

  /** Keeps what happened, in the transaction in which it does: one statement, whoever has to be told of it. */
  void keep(@Observes Occurred occurred) {
    entities.persist(new Notice(occurred, clock.instant()));
  }

  /** The oldest that are not told yet, oldest first, held until the transaction ends; what another node holds is passed over. */
  List<Notice> untold(int atMost) {
    List<?> ids = entities.createNativeQuery("select id from notice where told_at is null order by at, id limit :most for update skip locked",
        UUID.class).setParameter("most", atMost).getResultList();
    return ids.isEmpty() ? List.of() : entities.createQuery("select n from Notice n where n.id in :ids order by n.at, n.id", Notice.class)
        .setParameter("ids", ids).getResultList();
  }

  Optional<Notice> find(UUID id) {
    return Lookup.byId(entities, Notice.class, id);
  }

  void add(NoticeCopy copy) {
    entities.persist(copy);
  }

  /** A person's copies, the newest first. */
  List<Entry> page(UUID person, boolean unreadOnly, Optional<Occasion> kind, Optional<Cursor> after, int limit) {
    TypedQuery<Object[]> query = entities.createQuery("select n, c from NoticeCopy c join Notice n on n.id = c.notice where c.account = :person"
        + (unreadOnly ? " and c.readAt is null" : "") + kind.map(given -> " and n.kind = :kind").orElse("")
        + after.map(given -> " and (c.at < :at or c.at = :at and c.notice < :id)").orElse("") + " order by c.at desc, c.notice desc", Object[].class);
    kind.ifPresent(given -> query.setParameter("kind", given));
    after.ifPresent(given -> query.setParameter("at", given.at()).setParameter("id", given.id()));
    return query.setParameter("person", person).setMaxResults(limit).getResultList().stream()
        .map(row -> new Entry((Notice) row[0], (NoticeCopy) row[1])).toList();
  }

  /** One person's copy. */
  Optional<Entry> find(NoticeCopy.Key key) {
    return Lookup.byId(entities, NoticeCopy.class, key).flatMap(copy -> find(copy.notice).map(notice -> new Entry(notice, copy)));
  }

  long unread(UUID person) {
    return entities.createQuery("select count(c) from NoticeCopy c where c.account = :person and c.readAt is null", Long.class)
        .setParameter("person", person).getSingleResult();
  }

  /** Marks all that came to a person until then; says how many were new to them. */
  int read(UUID person, Instant until, Instant now) {
    return entities.createQuery("update NoticeCopy c set c.readAt = :now where c.account = :person and c.readAt is null and c.at <= :until")
        .setParameter("now", now).setParameter("person", person).setParameter("until", until).executeUpdate();
  }

  NoticePreference preference(UUID person) {
    return Lookup.byId(entities, NoticePreference.class, person).orElseGet(() -> new NoticePreference(person));
  }

  void keep(NoticePreference preference) {
    entities.merge(preference);
  }

  /** What the contents are called, language by language. */
  List<Words> titles(Collection<UUID> contents) {
    return contents.isEmpty() ? List.of() : words(entities.createQuery("select v.contentId, v.locale, v.title from Variant v"
        + " where v.contentId in :contents and v.title is not null", Object[].class).setParameter("contents", contents));
  }

  /** What was said with moves, by the revision. */
  List<Words> notes(Collection<UUID> contents, Collection<Integer> revisions) {
    return revisions.isEmpty() ? List.of() : words(entities.createQuery("select r.contentId, r.number, r.note from Revision r"
        + " where r.contentId in :contents and r.number in :numbers and r.note is not null", Object[].class)
        .setParameter("contents", contents).setParameter("numbers", revisions));
  }

  /** What was said about contents, and not taken back. */
  List<Words> comments(Collection<UUID> contents, Collection<Integer> numbers) {
    return numbers.isEmpty() ? List.of() : words(entities.createQuery("select c.contentId, c.number, c.text from Comment c"
        + " where c.contentId in :contents and c.number in :numbers and c.text is not null", Object[].class)
        .setParameter("contents", contents).setParameter("numbers", numbers));
  }

  private static List<Words> words(TypedQuery<Object[]> query) {
    return query.getResultStream().map(row -> new Words((UUID) row[0], row[1], (String) row[2])).toList();
  }

  /** Who speaks where this comment stands: of the comment that it answers, and of the other answers. */
  Set<UUID> speakers(UUID content, int comment) {
    return Set.copyOf(entities.createQuery("select distinct c.author from Comment c, Comment said where said.contentId = :content"
        + " and said.number = :number and c.contentId = :content and (c.number = said.replyTo or c.replyTo = said.replyTo)", UUID.class)
        .setParameter("content", content).setParameter("number", comment).getResultList());
  }

  /** Forgets what happened before then; copies go with it. */
  int forget(Instant before) {
    return entities.createQuery("delete from Notice n where n.at < :before").setParameter("before", before).executeUpdate();
  }
}
