package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back over the wire.
 *
 * @param headers lines as they came
 * @param closed whether the server ends the connection after it
 */
record Answer(int status, List<String> headers, byte[] body, boolean closed) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Optional<String> header(String name) {
    return values(name).stream().findFirst();
  }

  List<String> values(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip()).toList();
  }

  String mediaType() {
    return header("Content-Type").orElse("").split(";")[0].strip();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Optional<JsonNode> json() {
    try {
      return Optional.of(JSON.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /** What the HTTP parser itself refuses: no word, and the connection is closed. */
  boolean isBare() {
    return status >= 400 && status < 500 && body.length == 0 && header("Correlation-Id").isEmpty();
  }

  @Override
  public String toString() {
    String text = text();
    return status + " " + headers + " " + (text.length() <= 800 ? text : text.substring(0, 800) + "…");
  }
}
