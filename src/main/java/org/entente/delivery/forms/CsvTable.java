package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.entente.edition.Dialect;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;

/** A list as CSV (RFC 4180) that the import reads back: {@code id,locale} and the type's fields by path. */
final class CsvTable implements Scribe {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final List<Column> columns;
  private final Writer writer;
  private final CSVPrinter printer;

  CsvTable(Frame frame, OutputStream output) throws IOException {
    Dialect dialect = frame.query().dialect();
    this.columns = Column.chosen(frame);
    this.writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
    if (dialect.marked()) {
      writer.write(BYTE_ORDER_MARK);
    }
    this.printer = new CSVPrinter(writer, CSVFormat.RFC4180.builder().setDelimiter(dialect.separator()).get());
    printer.printRecord(Column.header(columns));
  }

  @Override
  public void take(Print print) throws IOException {
    JsonNode whole = PrintForm.read(print.whole());
    List<String> cells = new ArrayList<>(List.of(print.id().toString(), print.locale()));
    columns.forEach(column -> cells.add(column.guarded(whole)));
    printer.printRecord(cells);
  }

  @Override
  public void end() throws IOException {
    writer.flush();
  }
}
