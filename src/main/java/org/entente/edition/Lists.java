package org.entente.edition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.values.Ids;

/** Lists inside one parameter: parts between commas; a comma that belongs to a part is written {@code \,}. */
final class Lists {

  private Lists() {}

  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (escapes(text, i)) {
        part.append(text.charAt(++i));
      } else if (letter == ',') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(letter);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** One value: a comma stands for itself, escaped or not. */
  static String single(String text) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      value.append(escapes(text, i) ? text.charAt(++i) : text.charAt(i));
    }
    return value.toString();
  }

  private static boolean escapes(String text, int at) {
    return text.charAt(at) == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == ',' || text.charAt(at + 1) == '\\');
  }

  /** Names of fields: no empty one, none twice. */
  static List<Part> names(Parameter parameter, int most) {
    return names(parameter, parameter.whole().split(), most);
  }

  /** The same names, if none is empty, none stands twice and there are not too many. */
  static List<Part> names(Place place, List<Part> names, int most) {
    if (names.size() > most || names.stream().anyMatch(Part::isEmpty)) {
      throw Refusal.value(place, "write one to " + most + " names with commas between them");
    }
    if (names.stream().map(Part::text).distinct().count() < names.size()) {
      throw Refusal.value(place, "write each name once");
    }
    return names;
  }

  /** Ids in the order asked, each once. */
  static List<UUID> ids(Parameter parameter, int most) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (String part : parameter.value().split(",", -1)) {
      ids.add(Ids.parse(part).orElseThrow(() -> Refusal.value(parameter, "write the ids of contents with commas between them")));
    }
    if (ids.size() > most) {
      throw Refusal.value(parameter, "ask for at most " + most + " contents at once");
    }
    return List.copyOf(ids);
  }
}
