package org.entente.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;

/**
 * One text for one meaning: RFC 8785, so that digests rest on what is said and not on how it was written. Written straight from
 * the tree; of the library only the numbers, because it knows no trees and would write and read everything once more.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** UTF-8 bytes: members sorted, numbers and strings in their one form, no white space. */
  public static byte[] bytes(JsonNode json) {
    return text(json).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(JsonNode json) {
    StringBuilder text = new StringBuilder();
    write(json, text);
    return text.toString();
  }

  private static void write(JsonNode json, StringBuilder text) {
    switch (json.getNodeType()) {
      case OBJECT -> writeObject(json, text);
      case ARRAY -> writeArray(json, text);
      case STRING -> writeString(json.textValue(), text);
      case NUMBER -> writeNumber(json, text);
      case BOOLEAN, NULL -> text.append(json.asText());
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("No JSON: " + json.getNodeType());
    }
  }

  private static void writeObject(JsonNode object, StringBuilder text) {
    Map<String, JsonNode> members = new TreeMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    text.append('{');
    for (Iterator<Map.Entry<String, JsonNode>> left = members.entrySet().iterator(); left.hasNext(); ) {
      Map.Entry<String, JsonNode> member = left.next();
      writeString(member.getKey(), text);
      write(member.getValue(), text.append(':'));
      text.append(left.hasNext() ? "," : "");
    }
    text.append('}');
  }

  private static void writeArray(JsonNode array, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < array.size(); i++) {
      write(array.get(i), i == 0 ? text : text.append(','));
    }
    text.append(']');
  }

  private static void writeString(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < ' ') {
            text.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static void writeNumber(JsonNode number, StringBuilder text) {
    if (number.isIntegralNumber() && number.canConvertToInt()) {
      text.append(number.intValue());
      return;
    }
    try {
      text.append(NumberToJSON.serializeNumber(Double.parseDouble(number.asText())));
    } catch (IOException boundless) {
      throw new UncheckedIOException(boundless);
    }
  }

  /** SHA-256, lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
