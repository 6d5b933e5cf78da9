package org.entente.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.entente.problem.Problem;

/** Takes the members of a request's body out one by one, so that what is left was not asked for. */
final class Members {
  private Members() {}

  static String text(ObjectNode asked, String name) {
    return optionalText(asked, name).orElseThrow(() -> Problem.invalid("/" + name, "must be a text"));
  }

  /** Absent when the member is not there; what is there must be a text. */
  static Optional<String> optionalText(ObjectNode asked, String name) {
    JsonNode given = asked.remove(name);
    if (given != null && !given.isTextual()) {
      throw Problem.invalid("/" + name, "must be a text");
    }
    return Optional.ofNullable(given).map(JsonNode::textValue);
  }

  static boolean flag(ObjectNode asked, String name, boolean otherwise) {
    JsonNode given = asked.remove(name);
    if (given != null && !given.isBoolean()) {
      throw Problem.invalid("/" + name, "must be true or false");
    }
    return given == null ? otherwise : given.booleanValue();
  }

  static void requireNoMore(ObjectNode asked, String what) {
    if (!asked.isEmpty()) {
      throw Problem.invalid("/" + AccountPatch.pointer(asked.fieldNames().next()), "is no part of " + what);
    }
  }
}
