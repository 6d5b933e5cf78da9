package org.entente.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Editions held for readers who walk through the pages of one: each for five minutes since it was last the current one and asked for,
 * at most 32. However many readers walk through an edition, it is held once. When another is wanted, the one that was
 * asked least recently is let go.
 */
final class Pins {
  static final Duration LIFE = Duration.ofMinutes(5);
  static final int MOST = 32;

  /** The one asked least recently first. */
  private final Map<Long, Pin> pins = new LinkedHashMap<>(MOST, 0.75f, true);

  private record Pin(Edition edition, Instant end) {}

  /**
   * Holds the current edition for its time, and for the caller. One of that number that is held already goes on being the one: its index may
   * be joined meanwhile, which shows in how well a text is found to answer.
   */
  synchronized Edition pin(Edition current, Instant now) {
    letGo(current, now);
    Pin before = pins.get(current.number());
    Edition pinned = before == null ? current.held() : before.edition();
    pins.put(current.number(), new Pin(pinned, now.plus(LIFE)));
    if (pins.size() > MOST) {
      Long eldest = pins.keySet().iterator().next();
      pins.remove(eldest).edition().close();
    }
    return pinned.held();
  }

  /** The edition of that number, while it is pinned, held for the caller. */
  synchronized Optional<Edition> find(long number, Edition current, Instant now) {
    letGo(current, now);
    return Optional.ofNullable(pins.get(number)).map(pin -> pin.edition().held());
  }

  /** Lets go of those whose time is over, and of those that show what the law has taken since, or another log. */
  synchronized void letGo(Edition current, Instant now) {
    letGo(pin -> !now.isBefore(pin.end()) || !pin.edition().sharesItsPastWith(current));
  }

  synchronized void letGoOfAll() {
    letGo(pin -> true);
  }

  private void letGo(Predicate<Pin> over) {
    pins.values().removeIf(pin -> {
      boolean gone = over.test(pin);
      if (gone) {
        pin.edition().close();
      }
      return gone;
    });
  }
}
