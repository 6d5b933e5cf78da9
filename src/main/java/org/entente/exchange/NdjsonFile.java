package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.schema.ContentTypes;

/**
 * One JSON object on each line, in the editorial representation: {@code {"type","id"?, facts…, "words":{"fr":{…}}}}. What that
 * representation only shows ({@code etag}, {@code revision}, {@code variants}, {@code flags}) is passed over.
 */
final class NdjsonFile implements ImportFile {
  private static final List<String> ONLY_SHOWN = List.of("etag", "revision", "variants", "flags");

  private final String text;
  private final ContentTypes types;
  private final Defaults defaults;

  NdjsonFile(String text, ContentTypes types, Defaults defaults) {
    this.text = text;
    this.types = types;
    this.defaults = defaults;
  }

  @Override
  public int total() {
    return (int) text.lines().filter(line -> !line.isBlank()).count();
  }

  @Override
  public void eachRow(Consumer<Row> reader) {
    int[] number = {0};
    text.lines().forEach(line -> {
      number[0]++;
      if (!line.isBlank()) {
        reader.accept(row(number[0], line));
      }
    });
  }

  private Row row(int line, String json) {
    ObjectNode patch;
    try {
      patch = StrictJson.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (Problem malformed) {
      return refused(line, "", null, reason(malformed));
    }
    Optional<String> named = text(patch.remove("type"));
    String type = named.or(defaults::type).orElse("");
    if (types.find(type).isEmpty()) {
      return refused(line, type, "type", named.isEmpty() ? "must name a type" : "'" + type + "' is no type");
    }
    JsonNode id = patch.remove("id");
    if (id != null && !id.isTextual()) {
      return refused(line, type, "id", "must be an id");
    }
    patch.remove(ONLY_SHOWN);
    return new Row(line, type, text(id), Optional.empty(), patch, Map.of(), Optional.empty());
  }

  private static Row refused(int line, String type, String column, String reason) {
    return Row.refused(Line.unreadable(line, type, Optional.ofNullable(column), reason));
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.ofNullable(value).map(JsonNode::textValue);
  }

  /** The strict reading speaks of bodies and their lines; here it read one row. */
  private static String reason(Problem malformed) {
    return malformed.getMessage().replace("The body", "The row")
        .replaceAll(": correct it at line 1, column (\\d+)\\.", " (at character $1).");
  }
}
