package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.content.AnyReference;
import org.entente.content.Content;
import org.entente.content.Lookup;
import org.entente.content.Variant;
import org.entente.problem.Problem;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.values.Folding;
import org.hibernate.Hibernate;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** All working copies. */
@ApplicationScoped
public class Contents {
  private static final int FEW = 2;

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  ContentTypes types;

  /** The working copy, held for this transaction: whoever comes second waits, then sees what the first has done. */
  public Content locked(String type, UUID id) {
    TypeDescriptor descriptor = types.named(type);
    List<Object[]> locked = entities.createNativeQuery("select type, (select count(*) from variant v where v.content_id = content.id)"
        + " from content where id = :id for update", Object[].class).setParameter("id", id).getResultList();
    if (locked.isEmpty() || !locked.get(0)[0].equals(type)) {
      throw Problem.notFound();
    }
    return whole(descriptor, id, ((Number) locked.get(0)[1]).intValue());
  }

  /**
   * A working copy with what everybody looks at who writes.
   *
   * @param languages about how many it has: the words of few come along, those of many would be read once for each of them
   */
  private Content whole(TypeDescriptor type, UUID id, int languages) {
    EmptyLists lists = new EmptyLists(entities.getMetamodel().entity(type.javaType()));
    List<Object[]> rows = entities.createQuery("select c" + lists.sizes() + " from " + entityName(type) + " c left join fetch c.variants"
        + (languages <= FEW ? " left join fetch c.words" : "") + " where c.id = :id", Object[].class).setParameter("id", id).getResultList();
    if (rows.isEmpty()) {
      throw Problem.notFound();
    }
    Content content = (Content) Hibernate.unproxy(rows.get(0)[0]);
    lists.takeAsRead(entities.unwrap(SharedSessionContractImplementor.class), content, rows.get(0));
    return content;
  }

  public Content get(String type, UUID id) {
    return loaded(types.named(type), id).orElseThrow(Problem::notFound);
  }

  /** Holds these contents for this transaction, always in the same order, so that nobody waits for whoever waits for them. */
  void hold(Collection<UUID> ids) {
    entities.createNativeQuery("select id from content where id in (:ids) order by id for update", UUID.class)
        .setParameter("ids", ids).getResultList();
  }

  /** Those of these working copies that stand, in the order of their ids; few statements for each type. */
  SortedMap<UUID, Content> all(Map<String, ? extends Collection<UUID>> idsByType) {
    SortedMap<UUID, Content> found = new TreeMap<>(Comparator.comparing(UUID::toString));
    idsByType.forEach((type, ids) -> entities.createQuery("select c from " + entityName(types.named(type))
        + " c where c.id in :ids", Content.class).setParameter("ids", ids).getResultList().forEach(content -> found.put(content.id(), (Content) Hibernate.unproxy(content))));
    return found;
  }

  private String entityName(TypeDescriptor type) {
    return entities.getMetamodel().entity(type.javaType()).getName();
  }

  /** Never a stand-in: fields of a lazy proxy would read as empty. */
  private Optional<Content> loaded(TypeDescriptor type, UUID id) {
    return Lookup.byId(entities, type.javaType(), id).map(found -> (Content) Hibernate.unproxy(found));
  }

  /** Keeps a new content; one that is kept already stays as it is. */
  public void add(Content content) {
    entities.persist(content);
  }

  public void remove(Content content) {
    entities.remove(content);
  }

  /** Sends what has changed to the database, so that what it refuses is refused now. */
  public void flush() {
    entities.flush();
  }

  /** Forgets everything read so far: the next row of a batch starts clean. */
  public void forget() {
    entities.clear();
  }

  /** A stand-in to be set on a relation; nothing is loaded. */
  public Content reference(AnyReference reference) {
    return entities.getReference(types.named(reference.type()).javaType(), reference.id());
  }

  /** The type of the content with this id. */
  public Optional<String> typeOf(UUID id) {
    return entities.createQuery("select c.type from Content c where c.id = :id", String.class).setParameter("id", id)
        .getResultStream().findFirst();
  }

  /** The type of the content with this id, which stays until this transaction ends: something is about to refer to it. */
  Optional<String> heldTypeOf(UUID id) {
    // PostgreSQL holds the row of a foreign key by itself; H2 only looks whether it is there.
    return isH2() ? entities.createNativeQuery("select type from content where id = :id for update", String.class)
        .setParameter("id", id).getResultList().stream().map(String.class::cast).findFirst() : typeOf(id);
  }

  /** The types of those of these contents that stand, which stay until this transaction ends. */
  Map<UUID, String> heldTypesOf(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    if (isH2()) {
      entities.createNativeQuery("select type from content where id in (:ids) order by id for update", String.class)
          .setParameter("ids", ids).getResultList();
    }
    return entities.createQuery("select c.id, c.type from Content c where c.id in :ids", Object[].class).setParameter("ids", ids)
        .getResultList().stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }

  /** A content that bears a slug or, folded, a title in a language. */
  public record Bearer(String name, Locale locale, UUID content) {}

  /** Who bears any of these slugs. */
  public List<Bearer> withSlugs(String type, Collection<String> slugs) {
    return bearers("slug", type, slugs, Integer.MAX_VALUE);
  }

  /** @param titles folded */
  List<Bearer> titled(String type, Collection<String> titles, int atMost) {
    return bearers("titleKey", type, titles, atMost);
  }

  private List<Bearer> bearers(String name, String type, Collection<String> names, int atMost) {
    return names.isEmpty() ? List.of() : entities.createQuery("select v." + name + ", v.locale, v.contentId from Variant v"
            + " where v.type = :type and v." + name + " in :names", Object[].class).setParameter("type", type)
        .setParameter("names", names).setMaxResults(atMost).getResultStream()
        .map(row -> new Bearer((String) row[0], (Locale) row[1], (UUID) row[2])).toList();
  }

  private boolean isH2() {
    return entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect()
        instanceof H2Dialect;
  }

  /** The contents of a type that have this slug in some language. */
  public List<UUID> withSlug(String type, String slug) {
    return entities.createQuery("select distinct v.contentId from Variant v where v.type = :type and v.slug = :slug",
        UUID.class).setParameter("type", type).setParameter("slug", slug).getResultList();
  }

  /** The content of a type that has this slug in this language. */
  public Optional<UUID> withSlug(String type, Locale locale, String slug) {
    return entities.createQuery("select v.contentId from Variant v where v.type = :type and v.locale = :locale"
            + " and v.slug = :slug", UUID.class).setParameter("type", type).setParameter("locale", locale)
        .setParameter("slug", slug).getResultStream().findFirst();
  }

  /** The contents of a type whose title in some language folds to the same text. */
  public List<UUID> titled(String type, String title) {
    String key = Folding.fold(title);
    return key.isEmpty() ? List.of() : entities.createQuery("select distinct v.contentId from Variant v where v.type = :type and v.titleKey = :key",
        UUID.class).setParameter("type", type).setParameter("key", key).setMaxResults(10).getResultList();
  }

  /** The contents of a type that were found at this line of this document. */
  public List<UUID> foundAt(String type, String document, int line) {
    return entities.createQuery("select c.id from Content c where c.type = :type and c.provenance.document = :document"
            + " and c.provenance.line = :line", UUID.class).setParameter("type", type).setParameter("document", document)
        .setParameter("line", line).getResultList();
  }

  /** Those of these lines of this document at which some content of the type was found. */
  public List<Integer> foundAt(String type, String document, Collection<Integer> lines) {
    return lines.isEmpty() ? List.of() : entities.createQuery("select c.provenance.line from Content c where c.type = :type"
            + " and c.provenance.document = :document and c.provenance.line in :lines", Integer.class)
        .setParameter("type", type).setParameter("document", document).setParameter("lines", lines).getResultList();
  }

  /** Slugs of this stem that are taken in this language by other contents' working copies. */
  public List<String> slugsLike(String type, Locale locale, String stem, UUID besides) {
    return entities.createQuery("select v.slug from Variant v where v.type = :type and v.locale = :locale"
            + " and v.slug like :stem and v.contentId <> :besides", String.class)
        .setParameter("type", type).setParameter("locale", locale).setParameter("stem", stem + "%")
        .setParameter("besides", besides).getResultList();
  }

  /** The cards of all languages of these contents, for lists: one statement. */
  public List<Variant> cards(Collection<UUID> contents) {
    return contents.isEmpty() ? List.of() : entities.createQuery(
        "select v from Variant v where v.contentId in :contents order by v.locale", Variant.class)
        .setParameter("contents", contents).getResultList();
  }
}
