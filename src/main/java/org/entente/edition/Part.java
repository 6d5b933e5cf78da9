package org.entente.edition;

import java.util.ArrayList;
import java.util.List;

/** Some characters of a parameter's value; what is wrong with them is told at their own place. */
record Part(Parameter parameter, int from, int to) implements Place {

  @Override
  public String name() {
    return parameter.name();
  }

  @Override
  public int position() {
    return parameter.position(from);
  }

  String text() {
    return parameter.value().substring(from, to);
  }

  boolean isEmpty() {
    return from == to;
  }

  /** Some of its characters. */
  Part part(int begin, int end) {
    return new Part(parameter, from + begin, from + end);
  }

  /** The rest of it. */
  Part after(int begin) {
    return part(begin, to - from);
  }

  /** What stands between commas. */
  List<Part> split() {
    String text = text();
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
      parts.add(part(start, comma));
      start = comma + 1;
    }
    parts.add(after(start));
    return parts;
  }
}
