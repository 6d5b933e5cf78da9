package org.entente.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Finds the edition a question is asked of. */
@ApplicationScoped
public class Worlds {
  @Inject
  Editions editions;

  @Inject
  PastEditions past;

  @Inject
  PastObjects objects;

  @Inject
  Clock clock;

  private final Pins pins = new Pins();

  /**
   * The edition that answers, held for the caller, who closes it. GONE {@code edition-expired} when a walk's edition is not held any more,
   * BUSY {@code past-edition-not-ready} until a past one is built, BUSY {@code edition-not-ready} while none is open.
   *
   * @param alone what is asked for, if it is one object and nothing beside it
   * @param staff whether what ceased to be public since may be shown
   */
  public Edition open(Moment moment, Optional<Address> alone, boolean staff) {
    if (moment instanceof Moment.Pinned pinned) {
      return pinned(pinned.number());
    }
    return moment instanceof Moment.Past then ? past(then.at(), alone, staff) : editions.current();
  }

  private Edition past(Instant at, Optional<Address> alone, boolean staff) {
    try (Edition current = editions.current()) {
      if (!at.isBefore(current.instant())) {
        return current.held();
      }
      return alone.isPresent() && !past.isKept(at, current) ? objects.at(alone.get(), at, staff, current) : past.at(at, staff, current);
    }
  }

  /** Who asks for the current one by its number has it pinned, too: another server may have begun the walk. */
  private Edition pinned(OptionalLong number) {
    try (Edition current = editions.current()) {
      if (number.isEmpty() || number.getAsLong() == current.number()) {
        return pins.pin(current, clock.instant());
      }
      return pins.find(number.getAsLong(), current, clock.instant()).orElseThrow(Worlds::expired);
    }
  }

  private static Problem expired() {
    return Problem.of(ProblemKind.GONE, "edition-expired", "This edition is not held any more, or not by this server; begin the walk"
        + " again with edition=current.");
  }

  /** Removes what a server that was killed has left behind. */
  void begin() {
    past.clear();
  }

  /** Lets go of what need not, or must not, be held any longer. */
  void letGo() {
    if (!editions.isOpen()) {
      return;
    }
    try (Edition current = editions.current()) {
      pins.letGo(current, clock.instant());
      past.letGo(current);
    }
  }

  /** Lets go of everything. */
  void end() {
    pins.letGoOfAll();
    past.end();
  }
}
