package org.entente.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a file, read: the patch it asks for, or why it could not be read.
 *
 * @param line where it starts in the file, from 1
 * @param id the id it names, as written
 * @param locale the language of what the row tells flat
 * @param patch facts and {@code words}, in the editorial representation, without type and id
 * @param dates what it tells of publication, as written: {@code firstPublishedAt} and its like
 * @param columns the column that filled a place, by its JSON pointer; empty for a row that is JSON
 * @param refusal why the row could not be read
 */
record Row(int line, String type, Optional<String> id, Optional<Locale> locale, ObjectNode patch, ObjectNode dates,
    Map<String, String> columns, Optional<Line> refusal) {

  static Row refused(Line line) {
    return new Row(line.line(), line.type(), Optional.empty(), Optional.empty(), null, null, Map.of(), Optional.of(line));
  }

  /** The column from which a place in the patch came: the nearest above it. */
  Optional<String> column(String pointer) {
    for (String place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
      if (columns.containsKey(place)) {
        return Optional.of(columns.get(place));
      }
    }
    return Optional.empty();
  }
}
