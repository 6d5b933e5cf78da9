package org.entente.secrecy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

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

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
