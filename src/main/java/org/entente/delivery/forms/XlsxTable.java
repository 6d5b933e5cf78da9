package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;
import org.entente.schema.FieldKind;
import org.entente.values.Markup;

/**
 * A list as a sheet (Office Open XML, ISO 29500): the columns of the CSV, text as text, so that no cell can be a formula, whole numbers
 * and yes or no as such. The same list is the same bytes: nothing in the file tells when it was made.
 */
final class XlsxTable implements Scribe {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final Map<String, String> PARTS = new TreeMap<>(Map.of(
      "[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\""
          + "application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
          + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE + "worksheet+xml\"/></Types>",
      "_rels/.rels", "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
          + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
      "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
          + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
  /** A type's name is short and holds nothing that a sheet's name may not. */
  private static final int LONGEST_NAME = 31;
  /** The first that a ZIP holds by itself; an earlier one has a second reckoning beside it, by the machine's time zone. */
  private static final LocalDateTime FIRST_MOMENT = LocalDateTime.of(1980, 1, 1, 0, 0, 2);
  private static final int LONGEST_CELL = 32_767;
  private static final Pattern UNWRITABLE = Pattern.compile("[^\\t\\n\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]|_(?=x[0-9A-Fa-f]{4}_)");

  private final List<Column> columns;
  private final ZipOutputStream zip;
  private final Writer sheet;

  XlsxTable(Frame frame, OutputStream output) throws IOException {
    this.columns = Column.chosen(frame);
    this.zip = new ZipOutputStream(output, StandardCharsets.UTF_8) {
      @Override
      public void finish() throws IOException {
        super.finish();
        def.end(); // its memory lies outside the heap; nobody closes this, since others go on writing to the output
      }
    };
    this.sheet = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
    for (Map.Entry<String, String> part : PARTS.entrySet()) {
      part(part.getKey(), part.getValue());
    }
    String name = frame.type().name();
    part("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\""
        + name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    open("xl/worksheets/sheet1.xml");
    sheet.write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
        + " state=\"frozen\"/></sheetView></sheetViews><sheetData><row>");
    for (String title : Column.header(columns)) {
      text(title);
    }
    sheet.write("</row>");
  }

  @Override
  public void take(Print print) throws IOException {
    JsonNode whole = PrintForm.read(print.whole());
    sheet.write("<row>");
    text(print.id().toString());
    text(print.locale());
    for (Column column : columns) {
      cell(column, column.cell(whole));
    }
    sheet.write("</row>");
  }

  @Override
  public void end() throws IOException {
    sheet.write("</sheetData></worksheet>");
    sheet.flush();
    zip.closeEntry();
    zip.finish();
  }

  private void cell(Column column, String value) throws IOException {
    boolean single = !column.field().many();
    if (value.isEmpty()) {
      sheet.write("<c/>");
    } else if (single && column.field().kind() == FieldKind.INTEGER) {
      sheet.write("<c><v>" + value + "</v></c>");
    } else if (single && column.field().kind() == FieldKind.BOOLEAN) {
      sheet.write("<c t=\"b\"><v>" + (value.equals("true") ? 1 : 0) + "</v></c>");
    } else {
      text(value);
    }
  }

  private void text(String text) throws IOException {
    String cut = text.length() <= LONGEST_CELL ? text : text.substring(0, cut(text)) + "…";
    String escaped = UNWRITABLE.matcher(cut).replaceAll(letter -> "_x%04X_".formatted((int) letter.group().charAt(0)));
    sheet.write("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + Markup.text(escaped) + "</t></is></c>");
  }

  /** Where a text too long for a cell is cut, never inside a character. */
  private static int cut(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST_CELL - 2)) ? LONGEST_CELL - 2 : LONGEST_CELL - 1;
  }

  private void part(String name, String xml) throws IOException {
    open(name);
    zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void open(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FIRST_MOMENT);
    zip.putNextEntry(entry);
  }
}
