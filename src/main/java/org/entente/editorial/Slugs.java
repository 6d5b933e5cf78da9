package org.entente.editorial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.content.Content;
import org.entente.content.Words;
import org.entente.problem.Problem;
import org.entente.problem.Problem.Fault;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Publication;
import org.entente.values.Slug;

/** Gives every language of a content an address of its own: made from the title when a person has not chosen one. */
final class Slugs {
  private final Surroundings around;

  Slugs(Surroundings around) {
    this.around = around;
  }

  /** Completes and checks the slugs of the languages whose slug or title is new. */
  void settle(Content content, Set<Locale> touched) {
    List<Fault> faults = new ArrayList<>();
    for (Locale locale : touched) {
      Words words = content.words().get(locale);
      if (words.slug() == null && words.title() != null && !words.title().isBlank()) {
        words.slug(free(content, locale, Slug.ofTitle(words.title())));
      } else if (words.slug() != null && isNew(content, locale, words) && isTaken(content, locale, words.slug())) {
        faults.add(new Fault("/words/" + locale.toLanguageTag() + "/slug", "'" + words.slug()
            + "' belongs to another content, or did in public; choose another"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.of(ProblemKind.DUPLICATE, "slug-taken", faults.get(0).pointer() + ": " + faults.get(0).detail() + ".")
          .with("errors", faults);
    }
  }

  private static boolean isNew(Content content, Locale locale, Words words) {
    return content.variant(locale).map(variant -> !words.slug().text().equals(variant.slug())).orElse(true);
  }

  private boolean isTaken(Content content, Locale locale, Slug slug) {
    return around.withSlug(content.type(), locale, slug.text()).filter(owner -> !owner.equals(content.id())).isPresent()
        || isReserved(content, locale, slug);
  }

  private boolean isReserved(Content content, Locale locale, Slug slug) {
    return around.isReserved(new Publication.Place(content.id(), content.type(), locale, slug.text()));
  }

  private Slug free(Content content, Locale locale, Slug wanted) {
    if (!isTaken(content, locale, wanted)) {
      return wanted;
    }
    Set<String> taken = new HashSet<>(around.slugsLike(content.type(), locale, wanted.text(), content.id()));
    Slug slug = wanted;
    for (int number = 2; taken.contains(slug.text()) || isReserved(content, locale, slug); number++) {
      slug = wanted.numbered(number);
    }
    return slug;
  }
}
