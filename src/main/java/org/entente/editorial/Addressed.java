package org.entente.editorial;

import java.util.Locale;
import java.util.UUID;
import org.entente.problem.Problem;
import org.entente.values.Ids;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;

/** What the parts of an address mean; where one can mean nothing, nothing stands. */
final class Addressed {
  private Addressed() {}

  static UUID id(String part) {
    return Ids.parse(part).orElseThrow(Problem::notFound);
  }

  static Locale locale(String part) {
    try {
      return LanguageTag.parse(part);
    } catch (Malformed unknown) {
      throw Problem.notFound();
    }
  }
}
