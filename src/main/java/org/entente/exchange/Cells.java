package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.values.FormulaGuard;
import org.entente.values.Malformed;

/**
 * What a cell of a table says, in the form of a patch. A cell that fits its field's kind badly stays text: the desk refuses it
 * in the words it uses for everybody.
 */
final class Cells {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Cells() {}

  /** An empty cell says nothing about its field; blanks are a text like any other only where text is kept as found. */
  static boolean isEmpty(FieldDescriptor field, String cell) {
    return isVerbatim(field.kind()) ? cell.isEmpty() : cell.isBlank();
  }

  /** Throws {@link Malformed} when a component's cell is no JSON. */
  static JsonNode read(FieldDescriptor field, String cell) {
    if (field.kind() == FieldKind.COMPONENT) {
      return json(cell);
    }
    String text = FormulaGuard.unguarded(cell);
    if (!field.many()) {
      return one(field.kind(), text);
    }
    ArrayNode list = JSON.arrayNode();
    items(text).forEach(item -> list.add(one(field.kind(), item)));
    return list;
  }

  private static JsonNode one(FieldKind kind, String text) {
    return switch (kind) {
      case TEXT, LOCALIZED_TEXT, RICH_TEXT -> JSON.textNode(text);
      case BOOLEAN -> bool(text.strip());
      case INTEGER -> integer(text.strip());
      case SLUG, DATE, INSTANT, PERIOD, POINT, ENUMERATION, COUNTRY, URL, ZONE, QUERY, REFERENCE -> JSON.textNode(text.strip());
      case TARGET -> text.strip().startsWith("{") ? json(text) : JSON.textNode(text.strip());
      case COMPONENT -> throw new IllegalStateException("a component is JSON in its cell");
    };
  }

  private static boolean isVerbatim(FieldKind kind) {
    return kind == FieldKind.TEXT || kind == FieldKind.LOCALIZED_TEXT || kind == FieldKind.RICH_TEXT;
  }

  private static JsonNode bool(String text) {
    return text.equals("true") || text.equals("false") ? JSON.booleanNode(text.equals("true")) : JSON.textNode(text);
  }

  private static JsonNode integer(String text) {
    try {
      return JSON.numberNode(Integer.parseInt(text));
    } catch (NumberFormatException notWhole) {
      return JSON.textNode(text);
    }
  }

  private static JsonNode json(String cell) {
    try {
      JsonNode read = StrictJson.read(("{\"cell\":" + cell + "}").getBytes(StandardCharsets.UTF_8));
      if (read.size() == 1) {
        return read.get("cell");
      }
    } catch (Problem malformed) {
      // told below: the place inside the cell is not the place in the file
    }
    throw new Malformed("must be JSON, as the editorial API writes this field");
  }

  /** The items of a list between bars; {@code \|} is a bar and {@code \\} a backslash inside an item. */
  static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '\\' && i + 1 < text.length() && "|\\".indexOf(text.charAt(i + 1)) >= 0) {
        item.append(text.charAt(++i));
      } else if (sign == '|') {
        items.add(item.toString());
        item.setLength(0);
      } else {
        item.append(sign);
      }
    }
    items.add(item.toString());
    return items;
  }
}
