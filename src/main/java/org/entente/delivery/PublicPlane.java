package org.entente.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.entente.accounts.Staff;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.Moment;
import org.entente.edition.Worlds;
import org.entente.settings.Catalogue;

/** The plane that everybody reads: its questions, and their answers from the current edition, each made once and kept. */
@ApplicationScoped
public class PublicPlane {
  @Inject
  Editions editions;

  @Inject
  Worlds worlds;

  @Inject
  Staff staff;

  @Inject
  Questions questions;

  @Inject
  Catalogue catalogue;

  @Inject
  AnswerCache cache;

  Questions questions() {
    return questions;
  }

  /**
   * @param written under what the same is given again at once; what no address can be, when more than the address decides
   * @param canonical the address under which the answer is the same for everybody
   */
  Answer answer(Edition edition, String written, String canonical, boolean packed, Question question) {
    return cache.answer(edition, written, canonical, packed, asked -> licensed(asked, question));
  }

  /** What a HEAD is told of an answer that is too long to be kept, if that is known and still true. */
  Optional<Answer> head(String canonical, boolean packed, Question question) {
    return question.moment().isNow() ? cache.head(canonical, packed) : Optional.empty();
  }

  private Answer licensed(Edition edition, Question question) {
    return question.answer(edition).with("Link", "<" + catalogue.licence() + ">; rel=\"license\"");
  }

  /** Whether the caller may see of a moment what ceased to be public since. */
  boolean seesAll(Moment moment, String authorization) {
    return moment instanceof Moment.Past && staff.hasSignedIn(authorization);
  }

  /** The edition that is asked, held for the caller, who closes it. */
  Edition edition(Question question, boolean seesAll) {
    return worlds.open(question.moment(), question.alone(), seesAll);
  }

  /** The answer of another edition than the one that stands now: made for its caller and not given again. */
  Answer answerOnce(Edition edition, boolean packed, Question question, boolean seesAll) {
    Answer answer = licensed(edition, question).of(question.moment(), seesAll);
    return packed ? answer.packed() : answer;
  }

  /**
   * The answer at one of the addresses that are asked most often: a list, a search, one content. Empty for all others, for what is asked
   * of another edition than the one that stands, and where the answer is a problem or longer than memory should hold.
   *
   * @param path below the context root, decoded
   * @param written path and query, undecoded
   * @param raw the query, undecoded, or empty
   */
  public Optional<Answer> compose(String path, String written, String raw, boolean packed) {
    if (!path.startsWith(DeliveryResource.ROOT + "/")) {
      return Optional.empty();
    }
    try {
      Optional<Question> question = questions.frequent(path.substring(DeliveryResource.ROOT.length() + 1), raw);
      if (question.filter(asked -> asked.moment().isNow()).isEmpty()) {
        return Optional.empty();
      }
      try (Edition edition = editions.current()) {
        return Optional.of(answer(edition, written, question.get().canonical(), packed, question.get())).filter(answer -> answer.bytes().isPresent());
      }
    } catch (RuntimeException told) {
      // A problem or a fault: the resources meet it again and tell it as they tell all.
      return Optional.empty();
    }
  }
}
