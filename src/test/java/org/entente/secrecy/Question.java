package org.entente.secrecy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * One request of a stranger.
 *
 * @param headers names and values in turn
 * @param body empty when there is none
 */
record Question(String method, String address, String body, String... headers) {
  static Question get(String address, String... headers) {
    return new Question("GET", address, "", headers);
  }

  /** All that the stranger has said, as it was meant. */
  String everything() {
    return decoded(address) + "\n" + body + "\n" + String.join("\n", headers);
  }

  /** The moment it is asked of, as it was written; empty when none is named. */
  String asOf() {
    return Stream.of(address.replaceFirst("^[^?]*", "").split("[?&]")).filter(pair -> pair.startsWith("asOf="))
        .map(pair -> decoded(pair.substring("asOf=".length()))).findFirst().orElse("");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
