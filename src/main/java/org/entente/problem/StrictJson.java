package org.entente.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a request's body the one way there is: an object in UTF-8 JSON of at most 1 MB, of at most 1,000 members each once, nothing after it, no
 * text a database cannot hold. A refusal names the line and column, both from 1.
 */
public final class StrictJson {
  public static final int LARGEST = 1_048_576;
  private static final int DEEPEST = 100;
  /** More have one hash code on purpose, or are no content. */
  private static final int MOST_MEMBERS = 1_000;
  private static final int LONGEST_NUMBER = 40;
  private static final int LARGEST_EXPONENT = 300;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Names that collide in a table of all names ever read would be remembered, and refused as an accident.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(1_000)
                          .maxStringLength(LARGEST)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  public static ObjectNode read(InputStream body) {
    return read(body, LARGEST);
  }

  /** Reads no more than so many bytes: a longer body is refused without being held. */
  public static ObjectNode read(InputStream body, int largest) {
    try {
      return read(body.readNBytes(largest + 1), largest);
    } catch (IOException broken) {
      throw Cause.isOverlong(broken) ? tooLarge() : malformed("The body broke off; send it again.");
    }
  }

  public static ObjectNode read(byte[] body) {
    return read(body, LARGEST);
  }

  private static ObjectNode read(byte[] body, int largest) {
    if (body.length > largest) {
      throw tooLarge(largest);
    }
    return read(decoded(body));
  }

  /** The same of a text that is decoded already. */
  public static ObjectNode read(String text) {
    if (text.length() > LARGEST) {
      throw tooLarge();
    }
    try {
      inspect(text);
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException refused) {
      throw malformed(reason(refused), refused.getLocation());
    } catch (IOException impossible) {
      throw new IllegalStateException("Reading from memory failed", impossible);
    }
  }

  /** A body beyond what the listener or this API takes anywhere. */
  static Problem tooLarge() {
    return tooLarge(LARGEST);
  }

  private static Problem tooLarge(int largest) {
    return Problem.of(ProblemKind.TOO_LARGE, "body-too-large", "The body is too long; a JSON body has at most " + largest + " bytes here.");
  }

  /** Looks at every token once: what is wrong is told with its place, before anything is built. */
  private static void inspect(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      walk(parser);
    }
  }

  private static void walk(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("The body must be one JSON object; it starts differently", parser.currentTokenLocation());
      }
      for (int depth = 1; depth > 0; ) {
        JsonToken token = parser.nextToken();
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else {
          inspect(parser, token);
        }
      }
      if (parser.nextToken() != null) {
        throw malformed("The body goes on after its object", parser.currentTokenLocation());
      }
    } catch (JsonProcessingException refused) {
      throw malformed(reason(refused), Optional.ofNullable(refused.getLocation()).orElseGet(parser::currentLocation));
    }
  }

  private static void inspect(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.FIELD_NAME && parser.getParsingContext().getEntryCount() > MOST_MEMBERS) {
      throw malformed("The body has an object of more than 1,000 members", parser.currentTokenLocation());
    }
    if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
      if (!isStorable(parser.getText())) {
        throw malformed("The body holds a NUL or half a character pair", parser.currentTokenLocation());
      }
    } else if (token.isNumeric()) {
      if (exponent(parser.getText()) > LARGEST_EXPONENT || Double.isInfinite(Double.parseDouble(parser.getText()))) {
        throw malformed("The body holds a number out of range", parser.currentTokenLocation());
      }
    }
  }

  private static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c) && (Character.isLowSurrogate(c) || ++i == text.length()
          || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  private static int exponent(String number) {
    int at = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (at < 0) {
      return 0;
    }
    String digits = number.substring(at + 1).replaceFirst("^[+-]?0*", "");
    return digits.length() > 4 ? Integer.MAX_VALUE : digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static String decoded(byte[] body) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(body.length);
    ByteBuffer bytes = ByteBuffer.wrap(body);
    CoderResult result = decoder.decode(bytes, text, true);
    text.flip();
    if (result.isError()) {
      String before = text.toString();
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      throw malformed("The body is not UTF-8", line, before.length() - before.lastIndexOf('\n'));
    }
    return text.toString();
  }

  /** Our own words for what the parser refuses; its own may quote the body or its classes. */
  private static String reason(JsonProcessingException refused) {
    String theirs = String.valueOf(refused.getOriginalMessage());
    if (theirs.startsWith("Duplicate")) {
      return "The body names a member twice";
    }
    if (theirs.contains("nesting depth")) {
      return "The body is nested deeper than " + DEEPEST + " levels";
    }
    if (theirs.contains("Number value length")) {
      return "The body holds a number of more than " + LONGEST_NUMBER + " characters";
    }
    return "The body is not JSON";
  }

  private static Problem malformed(String sentence) {
    return Problem.of(ProblemKind.MALFORMED, "malformed-json", sentence);
  }

  private static Problem malformed(String sentence, JsonLocation place) {
    return malformed(sentence, place.getLineNr(), place.getColumnNr());
  }

  private static Problem malformed(String sentence, int line, int column) {
    return malformed(sentence + ": correct it at line " + line + ", column " + column + ".")
        .with("line", line)
        .with("column", column);
  }
}
