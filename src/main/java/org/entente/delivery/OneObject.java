package org.entente.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.entente.edition.Edition;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;
import org.entente.edition.Query;
import org.entente.edition.Standing;
import org.entente.edition.SurrogateKeys;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** The answer at one object's address: the object, the way to it, or that it is gone. */
final class OneObject {
  private static final String HISTORY = "/history";

  private final Edition edition;
  private final Links links;

  OneObject(Edition edition, Links links) {
    this.edition = edition;
    this.links = links;
  }

  Answer answer(String type, String key, Query query) {
    return at(type, key, query, "", (print, keys) -> object(print, query, keys));
  }

  /** The way to the object's public page, from wherever the object itself is found; the object where the installation has no page. */
  Answer page(String type, String key, Query query) {
    return at(type, key, query, "", (print, keys) -> Optional.ofNullable(PrintForm.read(print.whole()).path("links").path("page").textValue())
        .map(page -> Answer.page(edition, page, keys)).orElseGet(() -> object(print, query, keys)));
  }

  /** {@code {"data":[{"at","publicNote"?}],"links":{"self","object"}}}: the changes its readers were told of, newest first. */
  Answer history(String type, String key, Query query) {
    return at(type, key, query, HISTORY, (print, keys) -> {
      String path = "/" + type + "/" + print.id();
      ObjectNode at = JsonNodeFactory.instance.objectNode().put("self", links.to(path + HISTORY, print.locale()))
          .put("object", links.to(path, print.locale()));
      byte[] bytes = Envelope.around(print.changes()).with("links", at).close();
      return Answer.json(edition, bytes, print.publishedAt(), keys);
    });
  }

  /**
   * @param below what of the object is asked for; it moves with it
   * @param here what is answered where it stands; it is also given the keys of the address
   */
  private Answer at(String type, String key, Query query, String below, BiFunction<Print, Set<String>, Answer> here) {
    Standing standing = edition.at(type, key, query.languages());
    if (standing instanceof Standing.Here found) {
      return here.apply(found.print(), keys(type, key, found.holders()));
    }
    if (standing instanceof Standing.Elsewhere elsewhere) {
      return Answer.moved(edition, links.self(path(elsewhere.print(), below), query), keys(type, key, elsewhere.holders()));
    }
    if (standing instanceof Standing.Gone gone) {
      Print target = gone.redirect().orElseThrow(() -> withdrawn(gone));
      Set<String> keys = keys(type, key, gone.holders());
      keys.add(target.id().toString());
      return Answer.moved(edition, links.instead(path(target, below), query), keys);
    }
    throw Problem.notFound();
  }

  /** Another content may come to stand at a slug; at an id it cannot. */
  private static Set<String> keys(String type, String key, Set<String> holders) {
    Set<String> keys = new LinkedHashSet<>(holders);
    if (!holders.contains(key)) {
      keys.add(SurrogateKeys.address(type, key));
    }
    return keys;
  }

  private Answer object(Print print, Query query, Set<String> keys) {
    ObjectBytes bytes = ObjectBytes.of(edition, query, List.of(print));
    keys.addAll(bytes.neighbours());
    return Answer.json(edition, bytes.bytes().get(0),
        query.includes().isEmpty() ? print.publishedAt() : edition.instant(), keys);
  }

  private static String path(Print print, String below) {
    return "/" + print.type() + "/" + print.slug() + below;
  }

  private static Problem withdrawn(Standing.Gone gone) {
    Problem problem = Problem.of(ProblemKind.GONE, "withdrawn",
        "This text was public and has been withdrawn; other texts are found by the search.");
    gone.notice().ifPresent(notice -> problem.with("notice", notice));
    return problem;
  }
}
