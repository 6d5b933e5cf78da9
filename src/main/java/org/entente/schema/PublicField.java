package org.entente.schema;

import java.util.List;
import java.util.Optional;
import org.entente.values.FieldRole;

/**
 * A field as the public may know it. All strings are API names.
 *
 * @param name the last part of the path, such as {@code country}
 * @param path the whole path inside the object, joined by dots: {@code provenance.line}, {@code guests.name}
 * @param many whether the value is a list
 * @param words whether it is told per language on the content itself (title, summary …) rather than a fact
 * @param target the referred type of a {@link FieldKind#REFERENCE}; empty when any type is allowed
 * @param reverse the name of the way back from the referred type
 * @param values the words of an {@link FieldKind#ENUMERATION}
 * @param members the fields of a {@link FieldKind#COMPONENT}
 */
public record PublicField(
    String name,
    String path,
    FieldKind kind,
    boolean many,
    boolean words,
    boolean filterable,
    boolean sortable,
    boolean searchable,
    FieldRole role,
    Optional<String> target,
    Optional<String> reverse,
    List<String> values,
    List<PublicField> members) {

  public PublicField {
    values = List.copyOf(values);
    members = List.copyOf(members);
  }

  /** The member of that name, if this is a component that has one. */
  public Optional<PublicField> member(String wanted) {
    return members.stream().filter(member -> member.name().equals(wanted)).findFirst();
  }
}
