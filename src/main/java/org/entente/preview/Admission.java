package org.entente.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.entente.accounts.CurrentActor;
import org.entente.accounts.Token;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * Who may see which preview: whoever has signed in, the one they name; whoever holds a link, the one it leads to and nothing else.
 * Nothing tells a link that has ended from one that never was.
 */
@ApplicationScoped
class Admission {
  @Inject
  CurrentActor current;

  @Inject
  PreviewLinks links;

  /**
   * What may be seen.
   *
   * @param until when the link ends; empty for the staff
   */
  record Admitted(Previewed what, Optional<Instant> until) {
    /** The same answer for whatever a link cannot show; the staff are told that there is nothing. */
    Problem nothing() {
      return until.isPresent() ? ended() : Problem.notFound();
    }
  }

  /** @param preview what the request names: a variant as {@link Previewed} writes it, or the token of a link */
  @Transactional
  public Admitted admit(Optional<String> preview) {
    Optional<String> variant = preview.filter(text -> text.indexOf('/') >= 0);
    if (variant.isPresent()) {
      current.actor();
      return new Admitted(Previewed.parse(variant.get()), Optional.empty());
    }
    if (preview.isEmpty() && current.known().isPresent()) {
      throw Parameters.bad(PreviewResource.PREVIEW, "must say what is to be seen, as in " + PreviewResource.PREVIEW + "=news/<id>/fr");
    }
    Token token = preview.map(Token::of).or(current::token).orElseThrow(CurrentActor::unknown);
    PreviewLinks.Opened link = links.opened(token).orElseThrow(Admission::ended);
    return new Admitted(link.what(), Optional.of(link.until()));
  }

  private static Problem ended() {
    return Problem.of(ProblemKind.UNAUTHENTICATED, "preview-ended",
        "This link shows nothing any more, or never did. Ask whoever gave it to you for another.");
  }
}
