package org.entente.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.values.Audience;
import org.entente.values.FieldRole;

/**
 * A field as the engine knows it, drawn once from its annotations. Immutable.
 *
 * @param name the API name, which is the Java name
 * @param path the whole path inside the object, joined by dots
 * @param many whether it holds a list
 * @param words whether it is told per language on the content itself
 * @param target the referred type; empty for a reference to any type
 * @param required whether it must be there at SUBMIT
 * @param longest the most characters of a text; 0 when unbounded
 * @param valueType the Java type of one value
 * @param members the fields of a component
 */
public record FieldDescriptor(
    String name,
    String path,
    FieldKind kind,
    boolean many,
    boolean words,
    Audience audience,
    boolean filterable,
    boolean sortable,
    boolean searchable,
    FieldRole role,
    Optional<String> target,
    Optional<String> reverse,
    boolean required,
    int longest,
    Class<?> valueType,
    List<FieldDescriptor> members,
    Member member) {

  public FieldDescriptor {
    members = List.copyOf(members);
  }

  public boolean isPublic() {
    return audience == Audience.PUBLIC;
  }

  /** The words of an enumeration in declared order; empty for other kinds. */
  public List<String> values() {
    return kind == FieldKind.ENUMERATION ? Arrays.stream(valueType.getEnumConstants()).map(FieldDescriptor::word).toList()
        : List.of();
  }

  /** The API word of an enumeration constant: lower-case kebab. */
  static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Optional<FieldDescriptor> member(String wanted) {
    return members.stream().filter(field -> field.name.equals(wanted)).findFirst();
  }

  Object read(Object owner) {
    return member.read(owner);
  }

  void write(Object owner, Object value) {
    member.write(owner, value);
  }

  PublicField published() {
    return new PublicField(name, path, kind, many, words, filterable, sortable, searchable, role, target, reverse, values(),
        members.stream().filter(FieldDescriptor::isPublic).map(FieldDescriptor::published).toList());
  }
}
