package org.entente.edition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of a query string, decoded strictly.
 *
 * @param position the character of the query string at which it starts, counted from 1; 0 if it was not read from one
 * @param written name and value as they stand there
 */
public record Parameter(String name, String value, int position, String written) implements Place {
  private static final int HEX = 16;
  /** The characters of an escaped byte. */
  private static final int ESCAPE = 3;

  public Parameter(String name, String value) {
    this(name, value, 0, name + "=" + value);
  }

  /** All of the value, as a part. */
  Part whole() {
    return new Part(this, 0, value.length());
  }

  /** Reads a raw query string; a wrong escape, a control character or bytes that are no UTF-8 are refused. */
  static List<Parameter> read(String raw) {
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    for (String part : raw.split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        parameters.add(new Parameter(decode(name, start + 1), decode(value, start + 1), start + 1, part));
      }
      start += part.length() + 1;
    }
    return parameters;
  }

  /** Whether it was added by those who pass the address on, to follow who comes. */
  boolean isTracking() {
    return name.startsWith("utm_") || name.equals("fbclid") || name.equals("gclid");
  }

  /** The character of the query string at which a character of the value stands. */
  int position(int index) {
    int at = written.indexOf('=') + 1;
    for (int i = 0; i < index; i += Character.charCount(value.codePointAt(i))) {
      String letter = Character.toString(value.codePointAt(i));
      at += written.charAt(at) == '%' ? letter.getBytes(StandardCharsets.UTF_8).length * ESCAPE : letter.length();
    }
    return position + at;
  }

  private static String decode(String text, int position) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '%') {
        bytes.write(escaped(text, i, position));
        i += 2;
      } else if (letter == '+') {
        bytes.write(' ');
      } else if (Character.isHighSurrogate(letter) && i + 1 < text.length()) {
        bytes.writeBytes(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
        i++;
      } else {
        bytes.writeBytes(String.valueOf(letter).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
      if (decoded.chars().anyMatch(Character::isISOControl)) {
        throw Refusal.encoding(position);
      }
      return decoded;
    } catch (CharacterCodingException notUtf8) {
      throw Refusal.encoding(position);
    }
  }

  private static int escaped(String text, int at, int position) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), HEX) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), HEX) : -1;
    if (high < 0 || low < 0 || text.charAt(at + 1) > 'f' || text.charAt(at + 2) > 'f') {
      throw Refusal.encoding(position);
    }
    return high * HEX + low;
  }
}
