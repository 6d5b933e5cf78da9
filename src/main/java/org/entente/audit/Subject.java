package org.entente.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What an act was about: a content, one language of it, or something else that has a kind and an id. */
public record Subject(String type, Optional<UUID> id, Optional<Locale> locale) {
  public static Subject of(String type, UUID id) {
    return new Subject(type, Optional.of(id), Optional.empty());
  }

  public static Subject of(String type, UUID id, Locale locale) {
    return new Subject(type, Optional.of(id), Optional.of(locale));
  }

  /** A kind of thing, none in particular: a list, a sign-in of somebody unknown. */
  public static Subject of(String type) {
    return new Subject(type, Optional.empty(), Optional.empty());
  }
}
