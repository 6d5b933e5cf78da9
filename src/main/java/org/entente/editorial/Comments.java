package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Lookup;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** All comments, by content and number. */
@ApplicationScoped
class Comments {
  /** Of one content, replies too: as many as somebody might read. */
  static final int MOST = 1000;

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  /** Holds the content, so that comments come one after the other and none comes behind a redaction. */
  void hold(String type, UUID content) {
    List<?> found = entities.createNativeQuery(
        "select redacted_at is not null from content where id = :id and type = :type for update", Boolean.class)
        .setParameter("id", content).setParameter("type", type).getResultList();
    if (found.isEmpty()) {
      throw Problem.notFound();
    }
    if (found.contains(true)) {
      throw Redacted.problem();
    }
  }

  /** The number of the next comment of a content that is held. */
  int next(UUID content) {
    int last = entities.createQuery("select coalesce(max(c.number), 0) from Comment c where c.contentId = :content", Integer.class)
        .setParameter("content", content).getSingleResult();
    if (last >= MOST) {
      throw Problem.of(ProblemKind.REFUSED, "too-many-comments", "A content has at most " + MOST
          + " comments, those that are resolved or taken back too. Say it in the note of a move instead.");
    }
    return last + 1;
  }

  void add(Comment comment) {
    entities.persist(comment);
  }

  Optional<Comment> find(UUID content, int number) {
    return Lookup.byId(entities, Comment.class, new Comment.Key(content, number));
  }

  /**
   * Comments without the replies, oldest first.
   *
   * @param openOnly leaves out what is resolved
   * @param locales only about one of these languages or about all of them; empty for any
   */
  List<Comment> page(UUID content, boolean openOnly, Collection<Locale> locales, int after, int limit) {
    TypedQuery<Comment> query = entities.createQuery("select c from Comment c where c.contentId = :content and c.replyTo is null"
        + (openOnly ? " and c.resolvedAt is null" : "") + (locales.isEmpty() ? "" : " and (c.locale is null or c.locale in :locales)")
        + " and c.number > :after order by c.number", Comment.class);
    if (!locales.isEmpty()) {
      query.setParameter("locales", locales);
    }
    return query.setParameter("content", content).setParameter("after", after).setMaxResults(limit).getResultList();
  }

  /** The replies to these comments, oldest first. */
  List<Comment> replies(UUID content, Collection<Integer> numbers) {
    return numbers.isEmpty() ? List.of() : entities.createQuery("select c from Comment c where c.contentId = :content"
            + " and c.replyTo in :numbers order by c.number", Comment.class).setParameter("content", content)
        .setParameter("numbers", numbers).getResultList();
  }
}
