package org.entente.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.entente.edition.Edition;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;
import org.entente.edition.Query;
import org.entente.edition.Selection;
import org.entente.schema.PublicModel;

/**
 * A list as CSV (RFC 4180) that the import reads back: {@code id,locale} and the type's fields by path. Without {@code limit} it
 * holds the whole result.
 */
final class Table {
  private static final Set<String> GIVEN_BY_THE_PRESS = Set.of("publishedAt", "firstPublishedAt", "updatedAt", "publicNote");

  private final Edition edition;
  private final Query query;
  private final List<Column> columns;

  Table(Edition edition, Query query, PublicModel.Type type) {
    this.edition = edition;
    this.query = query;
    this.columns = type.fields().stream().flatMap(field -> Column.of(field).stream())
        .filter(column -> query.fields().map(asked -> chosen(asked, column.name()))
            .orElse(!GIVEN_BY_THE_PRESS.contains(column.name()))).toList();
  }

  Answer answer() {
    Digest digest = new Digest();
    try {
      write(digest);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot fail to be written", impossible);
    }
    return Answer.csv(edition, query.type().orElseThrow(), digest, this::write, query.watched());
  }

  private void write(OutputStream output) throws IOException {
    Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    List<String> header = new ArrayList<>(List.of("id", "locale"));
    columns.forEach(column -> header.add(column.name()));
    printer.printRecord(header);
    if (query.limit().isPresent()) {
      edition.search(query).prints().forEach(print -> row(printer, print));
    } else {
      edition.each(query, print -> row(printer, print));
    }
    writer.flush();
  }

  private void row(CSVPrinter printer, Print print) {
    JsonNode whole = PrintForm.read(print.whole());
    List<String> cells = new ArrayList<>(List.of(print.id().toString(), print.locale()));
    columns.forEach(column -> cells.add(column.cell(whole)));
    try {
      printer.printRecord(cells);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static boolean chosen(Selection asked, String path) {
    Optional<Selection> at = Optional.of(asked);
    for (String step : path.split("\\.")) {
      at = at.flatMap(selection -> selection.whole() && selection != asked ? Optional.of(selection) : selection.of(step));
    }
    return at.isPresent();
  }
}
