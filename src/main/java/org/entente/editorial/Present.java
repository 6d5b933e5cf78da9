package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;

/** The surroundings as they are at this moment: each question is a statement. */
@ApplicationScoped
class Present implements Surroundings {
  @Inject
  Contents contents;

  @Inject
  PublicationLog log;

  @Override
  public List<UUID> withSlug(String type, String slug) {
    return contents.withSlug(type, slug);
  }

  @Override
  public Optional<UUID> withSlug(String type, Locale locale, String slug) {
    return contents.withSlug(type, locale, slug);
  }

  @Override
  public List<UUID> titled(String type, String title) {
    return contents.titled(type, title);
  }

  @Override
  public Optional<String> heldTypeOf(UUID id) {
    return contents.heldTypeOf(id);
  }

  @Override
  public List<String> slugsLike(String type, Locale locale, String stem, UUID besides) {
    return contents.slugsLike(type, locale, stem, besides);
  }

  @Override
  public boolean isReserved(Publication.Place place) {
    return log.isReserved(place);
  }

  @Override
  public Map<UUID, String> everPublic(Collection<UUID> ids) {
    return log.everPublic(ids);
  }
}
