package org.entente.values;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids strictly; {@link UUID#fromString} would take half an id for a whole one. */
public final class Ids {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  /** The id, or nothing when the text has another shape. */
  public static Optional<UUID> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
