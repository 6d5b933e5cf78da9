package org.entente.delivery.catalog;

import java.util.Optional;

/** What can be said of a thing. */
sealed interface Value permits Value.Text, Value.Moment, Value.Address, Thing {
  /** A text, in a language or in none. */
  record Text(String text, Optional<String> language) implements Value {}

  /** A moment in XML Schema's writing. */
  record Moment(String text) implements Value {}

  /** Another resource, of which nothing is said here. */
  record Address(String iri) implements Value {}
}
