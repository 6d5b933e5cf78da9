package org.entente.edition;

import java.time.Instant;
import java.util.OptionalLong;

/** Of which edition a question is asked. */
public sealed interface Moment {
  /** The one that stands when it is answered. */
  record Now() implements Moment {}

  /** One that is held for a walk through its pages: that of the number, or the one that stands now and is to be held. */
  record Pinned(OptionalLong number) implements Moment {}

  /** What the public saw then. */
  record Past(Instant at) implements Moment {}

  /** Whether it is the one most questions are asked of. */
  default boolean isNow() {
    return this instanceof Now;
  }
}
