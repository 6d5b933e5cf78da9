package org.entente.preview;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.problem.Problem;
import org.entente.values.Ids;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;

/** The one language of one content that a preview shows. Written {@code news/<id>/fr}. */
record Previewed(String type, UUID id, Locale locale) {
  private static final int PARTS = 3;

  /** What means nothing is not found. */
  static Previewed parse(String text) {
    String[] parts = text.split("/", -1);
    return of(parts[0], parts.length == PARTS ? parts[1] : "", parts[parts.length - 1]);
  }

  static Previewed of(String type, String id, String locale) {
    Optional<UUID> known = Ids.parse(id);
    try {
      return new Previewed(type, known.orElseThrow(Problem::notFound), LanguageTag.parse(locale));
    } catch (Malformed unknown) {
      throw Problem.notFound();
    }
  }
}
