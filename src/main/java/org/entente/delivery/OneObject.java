package org.entente.delivery;

import java.util.List;
import java.util.Set;
import org.entente.edition.Edition;
import org.entente.edition.Print;
import org.entente.edition.Query;
import org.entente.edition.Standing;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** The answer at one object's address: the object, the way to it, or that it is gone. */
final class OneObject {
  private final Edition edition;
  private final Links links;

  OneObject(Edition edition, Links links) {
    this.edition = edition;
    this.links = links;
  }

  Answer answer(String type, String key, Query query) {
    Standing standing = edition.at(type, key, query.languages());
    if (standing instanceof Standing.Here here) {
      return object(here.print(), query);
    }
    if (standing instanceof Standing.Elsewhere elsewhere) {
      return moved(elsewhere.print(), query);
    }
    if (standing instanceof Standing.Gone gone) {
      return gone.redirect().map(target -> moved(target, query)).orElseThrow(() -> withdrawn(gone));
    }
    throw Problem.notFound();
  }

  private Answer object(Print print, Query query) {
    ObjectBytes bytes = ObjectBytes.of(edition, query, List.of(print));
    return Answer.json(edition, bytes.bytes().get(0),
        query.includes().isEmpty() ? print.publishedAt() : edition.instant(), bytes.keys());
  }

  private Answer moved(Print print, Query query) {
    String path = "/" + print.type() + "/" + print.slug();
    return Answer.moved(edition, links.self(path, query), Set.of(print.id().toString(), print.type()));
  }

  private static Problem withdrawn(Standing.Gone gone) {
    Problem problem = Problem.of(ProblemKind.GONE, "withdrawn",
        "This text was public and has been withdrawn; other texts are found by the search.");
    gone.notice().ifPresent(notice -> problem.with("notice", notice));
    return problem;
  }
}
