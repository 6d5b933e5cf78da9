package org.entente.edition;

import java.util.Optional;
import java.util.Set;

/** What stands at the address of one object. {@code holders} are the ids of the contents that have or had it: they alone decide. */
public sealed interface Standing {
  /** This print, under exactly this address. */
  record Here(Print print, Set<String> holders) implements Standing {}

  /** The same content under another slug, public in the asked languages. */
  record Elsewhere(Print print, Set<String> holders) implements Standing {}

  /** It was public and is not; the notice is what the public reads instead, the print where its readers are sent. */
  record Gone(Optional<String> notice, Optional<Print> redirect, Set<String> holders) implements Standing {}

  /** Never public, or unknown: there is no difference. */
  record Nothing() implements Standing {}
}
