package org.entente.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.content.Lookup;

/** All revisions, by content and number. */
@ApplicationScoped
public class Revisions {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  public void append(Revision revision) {
    entities.persist(revision);
  }

  public Optional<Revision> find(UUID content, int number) {
    return Lookup.byId(entities, Revision.class, new Revision.Key(content, number));
  }

  /** The revisions of these contents that have one of these numbers, in one statement. */
  public List<Revision> numbered(Collection<UUID> contents, Collection<Integer> numbers) {
    return contents.isEmpty() ? List.of() : entities.createQuery("select r from Revision r where r.contentId in :contents and r.number in :numbers",
        Revision.class).setParameter("contents", contents).setParameter("numbers", numbers).getResultList();
  }

  /** Newest first. */
  public List<Revision> of(UUID content, int limit, int before) {
    return entities.createQuery(
        "select r from Revision r where r.contentId = :content and r.number < :before order by r.number desc", Revision.class)
        .setParameter("content", content).setParameter("before", before).setMaxResults(limit).getResultList();
  }

  /** What happened to a content after the given revision. One statement for all languages. */
  public Course course(UUID content, int after) {
    return courses("r.contentId = :content and r.number > :after", Map.of("content", content, "after", after))
        .getOrDefault(content, Course.NONE);
  }

  /** All that ever happened to these contents, by content. One statement. */
  public Map<UUID, Course> courses(Collection<UUID> contents) {
    return contents.isEmpty() ? Map.of() : courses("r.contentId in :contents", Map.of("contents", contents));
  }

  private Map<UUID, Course> courses(String where, Map<String, ?> values) {
    TypedQuery<Object[]> query = entities.createQuery("select r.contentId, r.number, r.action, r.author, r.locales, r.approvedAs"
        + " from Revision r where " + where + " order by r.number", Object[].class);
    values.forEach(query::setParameter);
    return query.getResultList().stream().collect(Collectors.groupingBy(row -> (UUID) row[0], Collectors.collectingAndThen(
        Collectors.mapping(row -> Course.Step.of((int) row[1], (String) row[2], (UUID) row[3], (String) row[4], (String) row[5]),
            Collectors.toList()), Course::new)));
  }
}
