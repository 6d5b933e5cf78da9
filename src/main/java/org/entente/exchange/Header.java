package org.entente.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicField;
import org.entente.schema.TypeDescriptor;
import org.entente.values.Nearest;

/**
 * The first row of a table. Every name must be one that a type of the file knows, once; what the press adds to an export
 * ({@code publishedAt} and its like) is passed over.
 */
final class Header {
  static final String ID = "id";
  static final String TYPE = "type";
  static final String LOCALE = "locale";

  private final List<String> names;
  private final Map<String, Map<String, Column>> columns = new HashMap<>();

  /** Refuses before a row is read; names the column and the nearest that would be right. */
  Header(List<String> names, ContentTypes types, Defaults defaults) {
    this.names = List.copyOf(names);
    boolean typed = names.contains(TYPE);
    if (!typed && defaults.type().isEmpty()) {
      throw refused(TYPE, "is missing: add it, or name the type with ?type=");
    }
    List<TypeDescriptor> described = typed ? List.copyOf(types.all()) : List.of(types.named(defaults.type().orElseThrow()));
    Set<String> known = new TreeSet<>(List.of(ID, TYPE, LOCALE));
    Set<String> flat = new HashSet<>();
    Set<String> pressed = new HashSet<>();
    for (TypeDescriptor type : described) {
      Map<String, Column> own = new HashMap<>();
      Column.of(type, types.locales()).forEach(column -> own.put(column.header(), column));
      columns.put(type.name(), own);
      known.addAll(own.keySet());
      own.values().stream().filter(Column::needsLocale).map(Column::header).forEach(flat::add);
      types.publicModel().type(type.name()).stream().flatMap(shown -> shown.fields().stream()).map(PublicField::name)
          .filter(name -> type.fact(name).isEmpty() && type.word(name).isEmpty()).forEach(pressed::add);
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw refused(name, "stands twice in the header; keep one");
      }
      if (!known.contains(name) && !pressed.contains(name)) {
        throw refused(name, "is no field; " + Nearest.to(name, known).map(near -> "perhaps '" + near + "' is meant")
            .orElse("the columns are " + String.join(", ", known)));
      }
      if (flat.contains(name) && !names.contains(LOCALE) && defaults.locale().isEmpty()) {
        throw refused(name, "needs a language: add the column 'locale', or name it with ?locale=, or write one column for each");
      }
    }
  }

  int size() {
    return names.size();
  }

  String name(int index) {
    return names.get(index);
  }

  /** The cell of one of the columns that say what the row is about. */
  Optional<String> about(String name, List<String> cells) {
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(cells.get(index).strip()).filter(cell -> !cell.isEmpty());
  }

  /** The columns of one type with their place in the row; empty where the name is none of its fields. */
  List<Optional<Column>> columns(String type) {
    List<Optional<Column>> own = new ArrayList<>();
    names.forEach(name -> own.add(Optional.ofNullable(columns.getOrDefault(type, Map.of()).get(name))));
    return own;
  }

  /** Whether a name says nothing about a field: it tells what the row is about, or was added by the press. */
  boolean isPassedOver(String name) {
    return columns.values().stream().noneMatch(own -> own.containsKey(name));
  }

  private static Problem refused(String column, String reason) {
    String shown = column.length() <= 60 ? column : column.substring(0, 60) + "…";
    return Problem.of(ProblemKind.INVALID, "import-header", "The column '" + shown + "' " + reason + ".").with("column", shown);
  }
}
