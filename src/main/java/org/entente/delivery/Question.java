package org.entente.delivery;

import java.util.function.Function;
import org.entente.edition.Edition;

/**
 * A question that was understood before any edition is held.
 *
 * @param canonical the address under which its answer is the same for everybody
 * @param reader gives the answer of an edition; a streamed one needs that edition open until its last byte
 */
public record Question(String canonical, Function<Edition, Answer> reader) {
  /** What that edition answers. */
  public Answer answer(Edition edition) {
    return reader.apply(edition);
  }

  /** The same, given with a header more, or another. */
  Question with(String name, String value) {
    return new Question(canonical, reader.andThen(answer -> answer.with(name, value)));
  }
}
