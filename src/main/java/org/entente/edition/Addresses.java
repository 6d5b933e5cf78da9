package org.entente.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.entente.values.Ids;

/** Finds what stands at the address of one object. */
final class Addresses {
  private final Edition edition;

  Addresses(Edition edition) {
    this.edition = edition;
  }

  Standing at(String type, String key, List<Locale> chain) {
    Optional<UUID> id = Ids.parse(key);
    Set<String> holders = id.map(UUID::toString).map(Set::of).orElseGet(() -> holders(type, key));
    Standing best = new Standing.Nothing();
    for (String content : holders) {
      Standing standing = state(content).filter(state -> state.type.equals(type))
          .map(state -> standing(state, id.isPresent() ? Optional.empty() : Optional.of(key), chain, holders))
          .orElseGet(Standing.Nothing::new);
      // A slug may have been one content's and be another's in another language: the living address wins.
      if (rank(standing) < rank(best)) {
        best = standing;
      }
    }
    return best;
  }

  private static int rank(Standing standing) {
    if (standing instanceof Standing.Here) {
      return 0;
    }
    return standing instanceof Standing.Elsewhere ? 1 : standing instanceof Standing.Gone ? 2 : 3;
  }

  private Set<String> holders(String type, String slug) {
    Set<String> ids = new LinkedHashSet<>();
    edition.stored(new TermQuery(new Term(Terms.SLUG, Terms.slug(type, slug)))).stream()
        .map(stored -> stored.text(Stored.CONTENT).orElseThrow()).sorted(Comparator.naturalOrder()).forEach(ids::add);
    return ids;
  }

  private Standing standing(ContentState state, Optional<String> slug, List<Locale> chain, Set<String> holders) {
    Optional<Print> chosen = chosen(UUID.fromString(state.id), chain);
    if (chosen.isPresent()) {
      boolean right = slug.isEmpty() || slug.get().equals(chosen.get().slug());
      return right ? new Standing.Here(chosen.get(), holders) : new Standing.Elsewhere(chosen.get(), holders);
    }
    return chain.stream().map(locale -> state.gone.get(locale.toLanguageTag())).filter(Objects::nonNull).findFirst()
        .<Standing>map(gone -> new Standing.Gone(gone.notice(), gone.redirect().flatMap(target -> target(target, chain)), holders))
        .orElseGet(Standing.Nothing::new);
  }

  /** The target of a redirect, {@code type/id}, if the public can read it. */
  private Optional<Print> target(String redirect, List<Locale> chain) {
    return Ids.parse(redirect.substring(redirect.indexOf('/') + 1)).flatMap(target -> chosen(target, chain));
  }

  private Optional<Print> chosen(UUID id, List<Locale> chain) {
    Map<UUID, Print> found = edition.chosen(List.of(id), chain);
    return Optional.ofNullable(found.get(id));
  }

  Optional<ContentState> state(String id) {
    try {
      return ContentDocuments.read(edition.searcher(), id);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }
}
