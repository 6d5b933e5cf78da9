package org.entente.editorial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.publishing.Publication;
import org.entente.values.Folding;

/**
 * The surroundings of a batch, read in a few statements before its first content is written and kept up to date with every one
 * that is. What was not read ahead is asked of the present.
 */
final class ReadAhead implements Surroundings {
  private static final int TWINS = 10;

  private final Surroundings present;
  private final Map<Key, Map<Locale, UUID>> slugs = new HashMap<>();
  private final Map<Key, Set<UUID>> titles = new HashMap<>();
  private final Map<Key, List<Publication.Place>> reserved = new HashMap<>();
  private final Map<Key, Set<String>> stems = new HashMap<>();
  private final Map<UUID, Optional<String>> types = new HashMap<>();
  private final Map<UUID, Optional<String>> publicTypes = new HashMap<>();

  private record Key(String type, String text) {}

  ReadAhead(Surroundings present) {
    this.present = present;
  }

  /** These slugs were asked for; who bears them, and who bore them in public, follows. */
  void slugsRead(String type, Collection<String> asked, List<Contents.Bearer> bearers, List<Publication.Place> places) {
    asked.forEach(slug -> {
      slugs.put(new Key(type, slug), new HashMap<>());
      reserved.put(new Key(type, slug), new ArrayList<>());
    });
    bearers.forEach(bearer -> slugs.get(new Key(type, bearer.name())).put(bearer.locale(), bearer.content()));
    places.forEach(place -> reserved.get(new Key(type, place.slug())).add(place));
  }

  void titlesRead(String type, Collection<String> asked, List<Contents.Bearer> bearers) {
    asked.forEach(title -> titles.put(new Key(type, title), new LinkedHashSet<>()));
    bearers.forEach(bearer -> titles.get(new Key(type, bearer.name())).add(bearer.content()));
  }

  /** These contents were asked for; the types of those that stand, and of those that were public at some time, follow. */
  void contentsRead(Collection<UUID> asked, Map<UUID, String> standing, Map<UUID, String> everPublic) {
    asked.forEach(id -> {
      types.put(id, Optional.ofNullable(standing.get(id)));
      publicTypes.put(id, Optional.ofNullable(everPublic.get(id)));
    });
  }

  /** The contents that slugs and titles have led to. */
  Set<UUID> found() {
    Set<UUID> found = new HashSet<>();
    slugs.values().forEach(byLocale -> found.addAll(byLocale.values()));
    titles.values().forEach(found::addAll);
    return found;
  }

  /** A content of the batch stands now. */
  void add(Content content, boolean isPublic) {
    types.put(content.id(), Optional.of(content.type()));
    publicTypes.put(content.id(), Optional.of(content.type()).filter(type -> isPublic));
    for (Variant variant : content.variants().values()) {
      if (variant.slug() != null) {
        slugs.computeIfPresent(new Key(content.type(), variant.slug()), (key, bearers) -> {
          bearers.put(variant.locale(), content.id());
          return bearers;
        });
        stems.forEach((stem, taken) -> addTo(stem, taken, variant));
      }
      if (variant.title() != null) {
        titles.computeIfPresent(new Key(content.type(), Folding.fold(variant.title())), (key, ids) -> {
          ids.add(content.id());
          return ids;
        });
      }
    }
  }

  private static void addTo(Key stem, Set<String> taken, Variant variant) {
    if (stem.type().equals(variant.type() + " " + variant.locale()) && variant.slug().startsWith(stem.text())) {
      taken.add(variant.slug());
    }
  }

  @Override
  public List<UUID> withSlug(String type, String slug) {
    Map<Locale, UUID> bearers = slugs.get(new Key(type, slug));
    return bearers == null ? present.withSlug(type, slug) : bearers.values().stream().distinct().toList();
  }

  @Override
  public Optional<UUID> withSlug(String type, Locale locale, String slug) {
    Map<Locale, UUID> bearers = slugs.get(new Key(type, slug));
    return bearers == null ? present.withSlug(type, locale, slug) : Optional.ofNullable(bearers.get(locale));
  }

  @Override
  public List<UUID> titled(String type, String title) {
    Set<UUID> bearers = titles.get(new Key(type, Folding.fold(title)));
    return bearers == null ? present.titled(type, title) : bearers.stream().limit(TWINS).toList();
  }

  @Override
  public Optional<String> heldTypeOf(UUID id) {
    return types.computeIfAbsent(id, present::heldTypeOf);
  }

  @Override
  public List<String> slugsLike(String type, Locale locale, String stem, UUID besides) {
    return List.copyOf(stems.computeIfAbsent(new Key(type + " " + locale, stem),
        first -> new HashSet<>(present.slugsLike(type, locale, stem, besides))));
  }

  @Override
  public boolean isReserved(Publication.Place place) {
    List<Publication.Place> places = reserved.get(new Key(place.type(), place.slug()));
    return places == null ? present.isReserved(place) : places.stream()
        .anyMatch(other -> other.locale().equals(place.locale()) && !other.content().equals(place.content()));
  }

  @Override
  public Map<UUID, String> everPublic(Collection<UUID> contents) {
    List<UUID> unknown = contents.stream().filter(id -> !publicTypes.containsKey(id)).toList();
    Map<UUID, String> asked = present.everPublic(unknown);
    unknown.forEach(id -> publicTypes.put(id, Optional.ofNullable(asked.get(id))));
    Map<UUID, String> known = new HashMap<>();
    contents.forEach(id -> publicTypes.get(id).ifPresent(type -> known.put(id, type)));
    return known;
  }
}
