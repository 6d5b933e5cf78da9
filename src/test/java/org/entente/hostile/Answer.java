package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.testing.Unpacked;

/**
 * What came back over the wire.
 *
 * @param headers lines as they came
 * @param closed whether the server ends the connection after it
 */
record Answer(int status, List<String> headers, byte[] body, boolean closed) {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Two answers that say the same differ in these only. */
  private static final Set<String> OF_THE_MOMENT = Set.of("date", "correlation-id");

  Optional<String> header(String name) {
    return values(name).stream().findFirst();
  }

  List<String> values(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip()).toList();
  }

  String mediaType() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip();
  }

  private byte[] unpacked() {
    return Unpacked.of(body, header("Content-Encoding"));
  }

  String text() {
    return new String(unpacked(), StandardCharsets.UTF_8);
  }

  Optional<JsonNode> json() {
    try {
      return Optional.of(JSON.readTree(unpacked())).filter(node -> !node.isMissingNode());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /** What the HTTP server itself refuses, before the application: its status and no further word. */
  boolean isBare() {
    return status >= 400 && status < 500 && header("Correlation-Id").isEmpty()
        && (body.length == 0 || text().matches("<html><head><title>Error</title></head><body>[0-9]{3} - [A-Za-z -]+</body></html>"));
  }

  /** Its bytes and headers, without what differs at each answer. */
  List<String> shown() {
    List<String> lines = new ArrayList<>(headers.stream()
        .filter(line -> !OF_THE_MOMENT.contains(line.split(":", 2)[0].toLowerCase(Locale.ROOT))).sorted().toList());
    lines.add(status + " " + text());
    return lines;
  }

  @Override
  public String toString() {
    String text = text();
    return status + " " + headers + " " + (text.length() <= 800 ? text : text.substring(0, 800) + "…");
  }
}
