package org.entente.publishing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Lets tests of higher rooms see what the press prints. */
public final class Prints {
  private Prints() {}

  /** The print, published at one instant. */
  public static ObjectNode stamped(Galley galley, Instant at) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(galley.stamp(new Dates(at, at, at), Optional.empty()));
  }
}
