package org.entente.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.content.Lookup;

/** All revisions, by content and number. */
@ApplicationScoped
public class Revisions {
  /** The revisions that change text; moves leave it as it was. */
  private static final Set<String> WRITING = Set.of("CREATE", "EDIT", Revision.RESTORE, "MIGRATE");

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  public void append(Revision revision) {
    entities.persist(revision);
  }

  public Optional<Revision> find(UUID content, int number) {
    return Lookup.byId(entities, Revision.class, new Revision.Key(content, number));
  }

  /** Newest first. */
  public List<Revision> of(UUID content, int limit, int before) {
    return entities.createQuery(
        "select r from Revision r where r.contentId = :content and r.number < :before order by r.number desc", Revision.class)
        .setParameter("content", content).setParameter("before", before).setMaxResults(limit).getResultList();
  }

  /** Who changed what is public in each language after the given revision. One statement for all languages. */
  public List<Contribution> contributions(UUID content, int after) {
    return contributed("r.contentId = :content and r.number > :after", Map.of("content", content, "after", after))
        .getOrDefault(content, List.of());
  }

  /** All who ever changed what is public in these contents, by content. One statement. */
  public Map<UUID, List<Contribution>> contributions(Collection<UUID> contents) {
    return contents.isEmpty() ? Map.of() : contributed("r.contentId in :contents", Map.of("contents", contents));
  }

  private Map<UUID, List<Contribution>> contributed(String where, Map<String, ?> values) {
    TypedQuery<Object[]> query = entities.createQuery("select r.contentId, r.number, r.author, r.locales from Revision r where "
        + where + " and r.action in :writing", Object[].class).setParameter("writing", WRITING);
    values.forEach(query::setParameter);
    return query.getResultList().stream().collect(Collectors.groupingBy(row -> (UUID) row[0], Collectors.mapping(
        row -> new Contribution((int) row[1], (UUID) row[2], Set.of(((String) row[3]).split(" "))), Collectors.toList())));
  }

  /** A change of some languages' public text by one person. */
  public record Contribution(int revision, UUID author, Set<String> locales) {
    /** The writers of one language among the contributions after a revision. */
    public static Set<UUID> writers(List<Contribution> contributions, Locale locale, int after) {
      String tag = locale.toLanguageTag();
      // Facts written before a language was opened are part of what its first review sees.
      int opened = after > 0 ? 0 : contributions.stream().filter(contribution -> contribution.locales.contains(tag))
          .mapToInt(Contribution::revision).min().orElse(0);
      return contributions.stream()
          .filter(contribution -> contribution.revision > after
              && (contribution.locales.contains(tag) || contribution.revision < opened))
          .map(Contribution::author).collect(Collectors.toSet());
    }
  }
}
