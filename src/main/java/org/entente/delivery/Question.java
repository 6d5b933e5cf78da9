package org.entente.delivery;

import java.util.Optional;
import java.util.function.Function;
import org.entente.edition.Address;
import org.entente.edition.Edition;
import org.entente.edition.Moment;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * A question that was understood before any edition is held.
 *
 * @param canonical the address under which its answer is the same for everybody
 * @param moment of which edition it is asked
 * @param alone the object it is about, if its answer shows nothing beside it
 * @param reader gives the answer of an edition; a streamed one needs that edition open until its last byte
 */
public record Question(String canonical, Moment moment, Optional<Address> alone, Function<Edition, Answer> reader) {
  /** One that is always asked of the edition that stands. */
  static Question ofNow(String canonical, Function<Edition, Answer> reader) {
    return new Question(canonical, new Moment.Now(), Optional.empty(), reader);
  }

  /** For a plane that has an edition of its own: refuses to be asked of another. */
  public Question onlyOfNow() {
    if (!moment.isNow()) {
      throw Problem.of(ProblemKind.BAD_QUERY, "wrong-combination", "This plane shows one world only; leave 'edition' and 'asOf' away.");
    }
    return this;
  }

  /** What that edition answers. */
  public Answer answer(Edition edition) {
    return reader.apply(edition);
  }

  /** The same, given with a header more, or another. */
  Question with(String name, String value) {
    return new Question(canonical, moment, alone, reader.andThen(answer -> answer.with(name, value)));
  }
}
