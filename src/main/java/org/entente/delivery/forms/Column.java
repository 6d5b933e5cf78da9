package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.edition.PrintForm;
import org.entente.edition.Selection;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.values.FormulaGuard;

/** A field as a column of a table: the import's field path as its name, the import's form in its cells. */
record Column(PublicField field) {
  private static final String BETWEEN = "|";
  private static final Set<String> GIVEN_BY_THE_PRESS = Set.of("publishedAt", "firstPublishedAt", "updatedAt", "publicNote");

  /** The columns that the query asks for; unless it does, those the import takes. */
  static List<Column> chosen(Frame frame) {
    return frame.type().fields().stream().flatMap(field -> of(field).stream()).filter(column -> frame.query().fields()
        .map(asked -> chosen(asked, column.name())).orElse(!GIVEN_BY_THE_PRESS.contains(column.name()))).toList();
  }

  private static boolean chosen(Selection asked, String path) {
    Optional<Selection> at = Optional.of(asked);
    for (String step : path.split("\\.")) {
      at = at.flatMap(selection -> selection.whole() && selection != asked ? Optional.of(selection) : selection.of(step));
    }
    return at.isPresent();
  }

  static List<String> header(List<Column> columns) {
    return Stream.concat(Stream.of("id", "locale"), columns.stream().map(Column::name)).toList();
  }

  /** The columns of a field: itself, or the members of a single component. */
  static List<Column> of(PublicField field) {
    if (field.kind() != FieldKind.COMPONENT || field.many()) {
      return List.of(new Column(field));
    }
    List<Column> columns = new ArrayList<>();
    field.members().forEach(member -> columns.addAll(of(member)));
    return columns;
  }

  String name() {
    return field.path();
  }

  /** The cell of a print where no program may take it for a formula: such a text starts with an apostrophe, which the import takes away. */
  String guarded(JsonNode print) {
    return safe(cell(print));
  }

  /** The cell of a print; empty when it has no value. */
  String cell(JsonNode print) {
    JsonNode value = print;
    for (String step : field.path().split("\\.")) {
      value = value.path(step);
    }
    if (value.isMissingNode()) {
      return "";
    }
    if (field.kind() == FieldKind.COMPONENT) {
      return new String(PrintForm.write(imported(field, value)), StandardCharsets.UTF_8);
    }
    if (!value.isArray()) {
      return text(value);
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(text(item).replace("\\", "\\\\").replace(BETWEEN, "\\" + BETWEEN)));
    return String.join(BETWEEN, texts);
  }

  private String text(JsonNode value) {
    return switch (field.kind()) {
      case TEXT, LOCALIZED_TEXT, SLUG, BOOLEAN, INTEGER, DATE, INSTANT, ENUMERATION, COUNTRY, URL, ZONE, QUERY ->
          value.asText();
      case RICH_TEXT -> value.path("markdown").asText();
      case PERIOD -> value.path("edtf").asText();
      case POINT -> value.path("lat").asText() + "," + value.path("lon").asText();
      case REFERENCE -> (field.target().isPresent() ? "" : value.path("type").asText() + "/") + value.path("id").asText();
      case TARGET -> value.has("url") ? value.path("url").asText()
          : value.path("type").asText() + "/" + value.path("id").asText();
      case COMPONENT -> throw new IllegalStateException("a component is JSON in its cell");
    };
  }

  private String safe(String text) {
    boolean written = switch (field.kind()) {
      case TEXT, LOCALIZED_TEXT, RICH_TEXT, URL, QUERY, TARGET -> true;
      case SLUG, BOOLEAN, INTEGER, DATE, INSTANT, PERIOD, POINT, ENUMERATION, COUNTRY, ZONE, REFERENCE, COMPONENT -> false;
    };
    return written ? FormulaGuard.guarded(text) : text;
  }

  private static JsonNode imported(PublicField field, JsonNode value) {
    if (value.isArray()) {
      var list = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> list.add(imported(field, item)));
      return list;
    }
    return switch (field.kind()) {
      case TEXT, LOCALIZED_TEXT, SLUG, BOOLEAN, INTEGER, DATE, INSTANT, ENUMERATION, COUNTRY, URL, ZONE, QUERY, POINT -> value;
      case RICH_TEXT -> value.path("markdown");
      case PERIOD -> value.path("edtf");
      case REFERENCE, TARGET -> value.has("id") ? ((ObjectNode) value.deepCopy()).without("href") : value;
      case COMPONENT -> members(field, value);
    };
  }

  private static ObjectNode members(PublicField field, JsonNode value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    field.members().stream().filter(member -> value.has(member.name()))
        .forEach(member -> object.set(member.name(), imported(member, value.get(member.name()))));
    return object;
  }
}
