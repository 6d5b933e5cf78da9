package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;

/** Rows as RFC 4180; the header names field paths. Blanks in a cell belong to it; a blank line is none. */
final class CsvFile implements ImportFile {
  private final Supplier<Reader> text;
  private final ContentTypes types;
  private final Defaults defaults;
  private final Header header;
  private final Map<String, List<Optional<Column>>> columns = new HashMap<>();
  private final int total;

  CsvFile(String text, ContentTypes types, Defaults defaults) {
    this(() -> new StringReader(text), types, defaults);
  }

  /** Refuses what is no table and a header that is wrong, before a row is used. */
  CsvFile(Supplier<Reader> text, ContentTypes types, Defaults defaults) {
    this.text = text;
    this.types = types;
    this.defaults = defaults;
    int[] rows = {0};
    Header[] first = {null};
    records((line, cells) -> {
      if (first[0] == null) {
        first[0] = new Header(cells.stream().map(String::strip).toList(), types, defaults);
      } else {
        rows[0]++;
      }
    });
    if (first[0] == null) {
      throw Problem.of(ProblemKind.MALFORMED, "malformed-csv", "The file is empty; its first line names the fields.");
    }
    this.header = first[0];
    this.total = rows[0];
  }

  @Override
  public int total() {
    return total;
  }

  @Override
  public void eachRow(Consumer<Row> reader) {
    boolean[] begun = {false};
    records((line, cells) -> {
      if (begun[0]) {
        reader.accept(row(line, cells));
      }
      begun[0] = true;
    });
  }

  private Row row(int line, List<String> cells) {
    String type = defaults.type().orElse("");
    try {
      if (cells.size() != header.size()) {
        throw new Misread(null, "has " + cells.size() + " cells, the header has " + header.size());
      }
      type = header.about(Header.TYPE, cells).orElse(type);
      if (types.find(type).isEmpty()) {
        throw new Misread(Header.TYPE, type.isEmpty() ? "must name a type" : "'" + type + "' is no type");
      }
      return row(line, type, cells);
    } catch (Misread wrong) {
      return Row.refused(Line.unreadable(line, type, Optional.ofNullable(wrong.column), wrong.getMessage()));
    }
  }

  private Row row(int line, String type, List<String> cells) {
    Optional<Locale> locale = header.about(Header.LOCALE, cells).map(this::locale).or(defaults::locale);
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode dates = JsonNodeFactory.instance.objectNode();
    Map<String, String> places = new HashMap<>();
    List<Optional<Column>> own = columns.computeIfAbsent(type, header::columns);
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String name = header.name(i);
      if (own.get(i).isPresent()) {
        Column column = own.get(i).get();
        if (!Cells.isEmpty(column.field(), cell)) {
          fill(patch, column, cell, locale, places);
        }
      } else if (ToldDates.NAMES.contains(name) && !cell.isBlank()) {
        dates.put(name, cell.strip());
        places.put("/" + name, name);
      } else if (!cell.isBlank() && !header.isPassedOver(name)) {
        throw new Misread(name, "is no field of " + type + "; leave the cell empty");
      }
    }
    return new Row(line, type, header.about(Header.ID, cells), locale, patch, dates, places, Optional.empty());
  }

  private static void fill(ObjectNode patch, Column column, String cell, Optional<Locale> locale, Map<String, String> places) {
    if (column.needsLocale() && locale.isEmpty()) {
      throw new Misread(Header.LOCALE, "must name the language of '" + column.header() + "'");
    }
    List<String> steps = column.steps(locale);
    try {
      JsonNode value = Cells.read(column.field(), cell);
      JsonNode owner = patch;
      for (String step : steps.subList(0, steps.size() - 1)) {
        owner = owner.has(step) ? owner.get(step) : ((ObjectNode) owner).putObject(step);
      }
      if (!(owner instanceof ObjectNode object) || object.has(steps.get(steps.size() - 1))) {
        throw new Misread(column.header(), "says what another column of this row says too; leave one of them empty");
      }
      object.set(steps.get(steps.size() - 1), value);
      places.put("/" + String.join("/", steps), column.header());
    } catch (Malformed wrong) {
      throw new Misread(column.header(), wrong.getMessage());
    }
  }

  private Locale locale(String tag) {
    try {
      Locale locale = LanguageTag.parse(tag);
      if (types.locales().contains(locale)) {
        return locale;
      }
    } catch (Malformed wrong) {
      // told below: for the reader both mean that the language is not one of this installation
    }
    throw new Misread(Header.LOCALE, "'" + tag + "' is no language of this installation; choose one of "
        + types.locales().stream().map(Locale::toLanguageTag).toList());
  }

  private void records(BiConsumer<Integer, List<String>> reader) {
    try (RowLimit limit = new RowLimit(text.get());
        CSVParser parser = CSVParser.builder().setReader(limit).setFormat(CSVFormat.RFC4180).get()) {
      Iterator<CSVRecord> records = parser.iterator();
      while (true) {
        int line = (int) parser.getCurrentLineNumber() + 1;
        CSVRecord record = next(records, line);
        limit.next();
        if (record == null) {
          return;
        }
        if (record.size() > 1 || !record.get(0).isBlank()) {
          reader.accept(line, record.toList());
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The file of an import cannot be read", unreadable);
    }
  }

  private static CSVRecord next(Iterator<CSVRecord> records, int line) {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException malformed) {
      throw Problem.of(ProblemKind.MALFORMED, "malformed-csv", "The row that starts at line " + line
          + " is no CSV: a quote is left open, or something follows one. Correct it and send the file again.").with("line", line);
    }
  }

  /** One cell that cannot be read; ends its row. */
  private static final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String column;

    Misread(String column, String reason) {
      super(reason, null, false, false);
      this.column = column;
    }
  }
}
