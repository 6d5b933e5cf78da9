package org.entente.editorial;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.publishing.Publication;

/** What stands around a content that is being written: who bears which slug and title, what was public, what still is to come. */
interface Surroundings {
  /** The contents of a type that have this slug in some language. */
  List<UUID> withSlug(String type, String slug);

  /** The content of a type that has this slug in this language. */
  Optional<UUID> withSlug(String type, Locale locale, String slug);

  /** At most ten contents of a type whose title in some language folds to the same text. */
  List<UUID> titled(String type, String title);

  /** The type of the content with this id, which stays until the transaction ends: something is about to refer to it. */
  Optional<String> heldTypeOf(UUID id);

  /** Slugs of this stem that are taken in this language by other contents' working copies. */
  List<String> slugsLike(String type, Locale locale, String stem, UUID besides);

  /** Whether another content was public under this slug. */
  boolean isReserved(Publication.Place place);

  /** Which of these contents were public at some time, and their types. */
  Map<UUID, String> everPublic(Collection<UUID> contents);
}
