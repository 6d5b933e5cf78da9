package org.entente.delivery.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The lines of an iCalendar file (RFC 5545, 3.1): folded between characters at 75 octets. */
final class ContentLines {
  private static final int LONGEST = 75;

  private final OutputStream output;

  ContentLines(OutputStream output) {
    this.output = output;
  }

  /** @param property with its parameters; both are written as they are */
  void add(String property, String value) throws IOException {
    String line = property + ":" + value;
    int length = 0;
    StringBuilder folded = new StringBuilder(line.length() + 2);
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      String letter = Character.toString(line.codePointAt(i));
      int octets = letter.getBytes(StandardCharsets.UTF_8).length;
      if (length + octets > LONGEST) {
        folded.append("\r\n ");
        length = 1;
      }
      folded.append(letter);
      length += octets;
    }
    output.write(folded.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A text: whatever is in it, it stays inside its value. */
  void text(String property, String text) throws IOException {
    add(property, text.replaceAll("\r\n?|[\\x0B\\x0C\\x85\\u2028\\u2029]", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", "")
        .replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n"));
  }
}
