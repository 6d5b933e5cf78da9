package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.schema.ContentTypes;

/**
 * One JSON object on each line, in the editorial representation: {@code {"type","id"?, facts…, "words":{"fr":{…}}}}. What that
 * representation only shows ({@code etag}, {@code revision}, {@code variants}, {@code flags}) is passed over.
 */
final class NdjsonFile implements ImportFile {
  private static final List<String> ONLY_SHOWN = List.of("etag", "revision", "variants", "flags");

  private final Supplier<Reader> text;
  private final ContentTypes types;
  private final Defaults defaults;
  private final int total;

  NdjsonFile(String text, ContentTypes types, Defaults defaults) {
    this(() -> new StringReader(text), types, defaults);
  }

  NdjsonFile(Supplier<Reader> text, ContentTypes types, Defaults defaults) {
    this.text = text;
    this.types = types;
    this.defaults = defaults;
    int[] rows = {0};
    lines((number, line) -> rows[0]++);
    this.total = rows[0];
  }

  @Override
  public int total() {
    return total;
  }

  @Override
  public void eachRow(Consumer<Row> reader) {
    lines((number, line) -> reader.accept(row(number, line)));
  }

  /** Every line that is not blank, with its number. */
  private void lines(BiConsumer<Integer, String> reader) {
    try (RowLimit limit = new RowLimit(text.get()); BufferedReader lines = new BufferedReader(limit)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        limit.next();
        if (!line.isBlank()) {
          reader.accept(number, line);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The file of an import cannot be read", unreadable);
    }
  }

  private Row row(int line, String json) {
    ObjectNode patch;
    try {
      patch = StrictJson.read(json);
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
    ObjectNode dates = patch.deepCopy().retain(ToldDates.NAMES);
    patch.remove(ToldDates.NAMES);
    return new Row(line, type, text(id), Optional.empty(), patch, dates, Map.of(), Optional.empty());
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
