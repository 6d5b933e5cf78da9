package org.entente.editorial;

import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.PluralAttribute;
import java.util.List;
import org.entente.content.Content;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * The lists of a type, most of which are empty in most contents. Hibernate reads each by a statement of its own; here the statement that
 * reads the content counts them too, and those without a row are taken as read.
 */
final class EmptyLists {
  private final List<String> names;

  EmptyLists(EntityType<?> type) {
    this.names = type.getPluralAttributes().stream().filter(list -> list.getCollectionType() == PluralAttribute.CollectionType.LIST)
        .map(PluralAttribute::getName).sorted().toList();
  }

  /** What is to be selected besides {@code c}, the content. */
  String sizes() {
    StringBuilder sizes = new StringBuilder();
    names.forEach(name -> sizes.append(", size(c.").append(name).append(')'));
    return sizes.toString();
  }

  /** @param row the content, then what {@link #sizes} selects */
  void takeAsRead(SharedSessionContractImplementor session, Content content, Object[] row) {
    for (int i = 0; i < names.size(); i++) {
      if ((int) row[i + 1] == 0) {
        takeAsRead(session, content, names.get(i));
      }
    }
  }

  private static void takeAsRead(SharedSessionContractImplementor session, Content content, String name) {
    Object value = session.getEntityPersister(null, content).getPropertyValue(content, name);
    if (value instanceof PersistentCollection<?> list && !list.wasInitialized()) {
      CollectionEntry entry = session.getPersistenceContext().getCollectionEntry(list);
      list.initializeEmptyCollection(entry.getLoadedPersister());
      entry.postInitialize(list, session);
    }
  }
}
