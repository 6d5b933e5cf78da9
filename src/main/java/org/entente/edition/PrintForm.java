package org.entente.edition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/** Printed bytes as a tree and back, without touching a number's digits; and the shorter form that is delivered. */
public final class PrintForm {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();
  static final String BODY = "body";
  private static final List<String> ON_REQUEST = List.of("markdown", "text");

  private PrintForm() {}

  public static ObjectNode read(byte[] print) {
    return (ObjectNode) tree(print);
  }

  /** Any JSON that an edition keeps. */
  public static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException damaged) {
      throw new IllegalStateException("what an edition keeps is no JSON", damaged);
    }
  }

  /**
   * Some members of an object. What it says at length stays as it is written: it is passed on, not looked into.
   *
   * @param wanted the names of the members
   */
  public static ObjectNode part(byte[] object, Predicate<String> wanted) {
    ObjectNode part = JSON.createObjectNode();
    try (JsonParser parser = JSON.createParser(object)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (!wanted.test(name)) {
          parser.skipChildren();
        } else if (name.equals(BODY)) {
          int begin = (int) parser.currentTokenLocation().getByteOffset();
          parser.skipChildren();
          part.putRawValue(name, new RawValue(new Verbatim(object, begin, (int) parser.currentLocation().getByteOffset())));
        } else {
          part.set(name, parser.readValueAsTree());
        }
      }
      return part;
    } catch (IOException damaged) {
      throw new IllegalStateException("what an edition keeps is no JSON", damaged);
    }
  }

  /**
   * The object with some of its members, each as it is written.
   *
   * @param wanted the names of the members
   */
  public static byte[] members(byte[] object, Predicate<String> wanted) {
    ByteArrayOutputStream members = new ByteArrayOutputStream(object.length);
    try (JsonParser parser = JSON.createParser(object)) {
      parser.nextToken();
      char before = '{';
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        int begin = (int) parser.currentTokenLocation().getByteOffset();
        parser.nextToken();
        parser.skipChildren();
        if (wanted.test(name)) {
          parser.finishToken();
          members.write(before);
          members.write(object, begin, (int) parser.currentLocation().getByteOffset() - begin);
          before = ',';
        }
      }
      if (before == '{') {
        members.write(before);
      }
      members.write('}');
      return members.toByteArray();
    } catch (IOException damaged) {
      throw new IllegalStateException("what an edition keeps is no JSON", damaged);
    }
  }

  public static byte[] write(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("a tree cannot fail to be written", impossible);
    }
  }

  /** What is delivered unless more is asked: the print whose body has its HTML only. */
  static byte[] delivered(byte[] print, ObjectNode read) {
    if (!read.has(BODY)) {
      return print;
    }
    ObjectNode shorter = read.deepCopy();
    trim(shorter);
    return write(shorter);
  }

  /** Takes from an object what is given on request only. */
  public static void trim(ObjectNode object) {
    if (object.get(BODY) instanceof ObjectNode body) {
      body.remove(ON_REQUEST);
    }
  }
}
